"""Indicators that many plans can use: common ones of the national guide, and those of sectors."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from jixiao.standards.indicator_classes import Level2Class, Tree, level2_of
from jixiao.standards.reading import table

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

COMMON: Final = ""
"""The sector of indicators that fit any plan."""


@dataclass(frozen=True, slots=True)
class LibraryIndicator:
    """An indicator to choose: its class, name, and the sign and unit its target usually has.

    `sector` is empty for common ones; `about` says how it is counted, in Chinese and in English;
    `end` is the last day it may be used, None while there is none; `source` is a clause id.
    """

    id: str
    sector: str
    level2: Level2Class
    name: str
    operator: str
    unit: str
    about: str
    about_en: str
    start: date
    end: date | None
    source: str

    def level1(self, tree: Tree) -> str:
        """Return the name of level 1 in a tree."""
        return self.level2.home(tree).value

    def in_force(self, day: date) -> bool:
        """Return whether the indicator may be used on a day."""
        return self.start <= day and (self.end is None or day <= self.end)


@cache
def library_indicators() -> tuple[LibraryIndicator, ...]:
    """Return every indicator of the library, common ones first, as the file has them."""
    return tuple(map(_indicator, table("indicator_library.toml")["indicator"]))


@cache
def library_indicator(known_as: str) -> LibraryIndicator | None:
    """Return the indicator of that id, or None."""
    return next((one for one in library_indicators() if one.id == known_as), None)


@cache
def sectors() -> tuple[str, ...]:
    """Return the names of sectors that have indicators, in the order of the file."""
    return tuple(dict.fromkeys(one.sector for one in library_indicators() if one.sector))


def find_indicators(words: str, day: date) -> list[LibraryIndicator]:
    """Return the indicators in force on a day that hold every word, in the order of the file.

    A word stands in the name, the class, the sector, or is the unit; none finds all.
    """
    wanted = words.split()
    return [
        one
        for one in library_indicators()
        if one.in_force(day) and all(_holds(one, word) for word in wanted)
    ]


def _holds(one: LibraryIndicator, word: str) -> bool:
    texts = (one.name, one.level2.name, one.sector)
    return word == one.unit or any(word in text for text in texts)


def _indicator(row: Mapping[str, Any]) -> LibraryIndicator:
    found = level2_of(row["level2"])
    if found is None:
        fault = f"{row['id']}: unknown class {row['level2']!r}"
        raise ValueError(fault)
    return LibraryIndicator(
        row["id"], row["sector"], found, row["name"], row["operator"], row["unit"], row["about"],
        row["about_en"],         row["start"], row.get("end"), row["source"],
    )  # fmt: skip
