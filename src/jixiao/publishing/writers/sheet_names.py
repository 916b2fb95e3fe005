"""Names for worksheets: what Excel allows, unique, and still recognisable."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

LONGEST: Final = 31
FORBIDDEN: Final = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
RESERVED: Final = "history"


def sheet_names(titles: Iterable[str]) -> list[str]:
    """Return a name per title: at most 31 characters, none twice (case ignored), none forbidden."""
    names: list[str] = []
    taken = {RESERVED}
    for title in titles:
        name = _free(FORBIDDEN.sub(" ", title).strip().strip("'") or "Sheet", taken)
        taken.add(name.casefold())
        names.append(name)
    return names


def _free(name: str, taken: set[str]) -> str:
    short = _cut(name, LONGEST)
    count = 1
    while short.casefold() in taken:
        count += 1
        mark = f"({count})"
        short = _cut(name, LONGEST - len(mark)) + mark
    return short


def _cut(name: str, length: int) -> str:
    """Cut to `length` UTF-16 units, which is how Excel counts."""
    while len(name.encode("utf-16-le")) // 2 > length:
        name = name[:-1]
    return name.strip().strip("'")
