"""On which line of a TOML text a key or a fault of syntax stands."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

Path = tuple[str | int, ...]
_HEADER: Final = re.compile(r"^\s*(?P<open>\[\[?)\s*(?P<keys>[^\]#]+?)\s*\]\]?\s*(?:#.*)?$")
_PAIR: Final = re.compile(r"^\s*(?P<keys>(?:\"[^\"]*\"|'[^']*'|[A-Za-z0-9_.\s-])+?)\s*=")
_KEY: Final = re.compile(r"\"([^\"]*)\"|'([^']*)'|([A-Za-z0-9_-]+)")
_FAULTY: Final = re.compile(r"at line (\d+)")
_FARTHEST: Final = 1000
"""Lines that are looked back for where an open quote or bracket began."""


def line_of_fault(text: str, fault: tomllib.TOMLDecodeError) -> int:
    """Return the line (from 1) of a fault of syntax.

    What is never closed is noticed lines later, often at the end: it is told where it begins.
    """
    place = _FAULTY.search(str(fault))
    line = int(place[1]) if place else text.rstrip().count("\n") + 1
    return line if place and "Unclosed" not in str(fault) else _opening(text, line)


def _opening(text: str, last: int) -> int:
    """Return the line at which the value or table begins that is still open on line `last`."""
    lines = text.split("\n")
    for length in range(last - 1, max(last - 1 - _FARTHEST, 0), -1):
        try:
            tomllib.loads("\n".join(lines[:length]))
        except tomllib.TOMLDecodeError:
            continue
        return length + 1
    return 1 if last <= _FARTHEST else last


def line_of(text: str, path: Path) -> int:
    """Return the line (from 1) of a key, or of the nearest table around it; 1 if there is none.

    A path names tables and keys from the top; the tables of an array are counted from 0.
    """
    places = list(_places(text))
    for length in range(len(path), 0, -1):
        found = (line for line, place in places if place[:length] == path[:length])
        if (line := next(found, None)) is not None:
            return line
    return 1


def _places(text: str) -> Iterator[tuple[int, Path]]:
    """Yield every line that holds a table's head or a key, with the path it opens."""
    table: Path = ()
    counts: Counter[Path] = Counter()
    for number, line in enumerate(text.split("\n"), 1):
        if header := _HEADER.match(line):
            table = _keys(header["keys"])
            if header["open"] == "[[":
                counts[table] += 1
                table = (*table, counts[table] - 1)
            yield number, table
        elif pair := _PAIR.match(line):
            yield number, (*table, *_keys(pair["keys"]))


def _keys(written: str) -> Path:
    return tuple("".join(found) for found in _KEY.findall(written))
