"""On which line of a TOML text a key stands, for faults that the parser knows nothing of."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

Path = tuple[str | int, ...]
_HEADER: Final = re.compile(r"^\s*(?P<open>\[\[?)\s*(?P<keys>[^\]#]+?)\s*\]\]?\s*(?:#.*)?$")
_PAIR: Final = re.compile(r"^\s*(?P<keys>(?:\"[^\"]*\"|'[^']*'|[A-Za-z0-9_.\s-])+?)\s*=")
_KEY: Final = re.compile(r"\"([^\"]*)\"|'([^']*)'|([A-Za-z0-9_-]+)")


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
