"""Headings of a source system → columns of a ledger, as data: one TOML a source system."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from jixiao.measurement.faults import WrongColumns
from jixiao.measurement.hiding import are_data
from jixiao.measurement.ledger import Ledger, ledgers
from jixiao.measurement.wrong_columns import FITTING, doubled_columns, missing_columns, no_headings

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jixiao.measurement.raw_table import RawTable

FOLDER: Final = "mappings"
TEMPLATE: Final = "template"
DIVISION: Final = "division"
DIVISION_TITLES: Final = ("区划", "区划代码", "行政区划", "行政区划代码", DIVISION)
NOTES: Final = re.compile(r"[（(\[【*＊].*$|\s+")
"""Units and stars behind a heading: “实发金额（元）*”."""


@dataclass(frozen=True, slots=True)
class SourceMapping:
    """How a source system calls columns and writes choices; `template` is our own headings."""

    name: str
    title: str
    columns: Mapping[str, str] = field(default_factory=dict)
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Match:
    """A ledger that headings fit: `places` has the number of the heading of each column.

    `again` has the headings that name a column a second time.
    """

    ledger: Ledger
    mapping: SourceMapping
    places: Mapping[str, int]
    unknown: tuple[str, ...]
    again: Mapping[int, str] = field(default_factory=dict)

    @property
    def missing(self) -> tuple[str, ...]:
        """Titles of required columns that no heading names."""
        return tuple(
            column.title
            for column in self.ledger.columns
            if column.required and column.name not in self.places
        )


@cache
def mappings() -> tuple[SourceMapping, ...]:
    """Return our own headings, then every source system's mapping by name."""
    place = files("jixiao.measurement").joinpath(FOLDER)
    names = sorted(item.name for item in place.iterdir() if item.name.endswith(".toml"))
    return (
        SourceMapping(TEMPLATE, "模板"),
        *(
            mapping_of(name.removesuffix(".toml"), place.joinpath(name).read_text("utf-8"))
            for name in names
        ),
    )


def mapping_of(name: str, text: str) -> SourceMapping:
    """Return the mapping that a TOML text describes."""
    table = tomllib.loads(text)
    return SourceMapping(name, table["title"], table["columns"], table.get("values", {}))


def match(
    table: RawTable, *, ledger: Ledger | None = None, mapping: SourceMapping | None = None
) -> Match:
    """Return the ledger and the mapping that the headings fit best; raises WrongColumns.

    The name of the sheet or file may name the ledger.
    """
    headings = table.headings
    tried = [
        _matched(headings, one, way)
        for one in ([ledger] if ledger else ledgers())
        for way in ([mapping] if mapping else mappings())
    ]
    best = max(tried, key=lambda found: _fitness(found, table.hint))
    if len(best.places) < FITTING and are_data(headings):
        raise WrongColumns(no_headings(table))
    _refuse_doubled(table, best)
    if best.missing:
        raise WrongColumns(missing_columns(table, best, named=ledger is not None))
    return best


def _fitness(found: Match, hint: str) -> tuple[bool, int, int, int]:
    named = hint in {found.ledger.name, found.ledger.title}
    return (not found.missing, int(named), len(found.places), -len(found.missing))


def _matched(headings: tuple[str, ...], ledger: Ledger, mapping: SourceMapping) -> Match:
    titles = {column.title: column.name for column in ledger.columns}
    names = {column.name for column in ledger.columns} | {DIVISION}
    places: dict[str, int] = {}
    again: dict[int, str] = {}
    unknown = []
    for place, heading in enumerate(headings):
        plain = NOTES.sub("", heading)
        name = mapping.columns.get(plain.upper(), "") or titles.get(plain, plain)
        if plain in DIVISION_TITLES:
            name = DIVISION
        if name in names and name not in places:
            places[name] = place
        elif name in names:
            again[place] = name
        elif heading:
            unknown.append(heading)
    return Match(ledger, mapping, places, tuple(unknown), again)


def _refuse_doubled(table: RawTable, best: Match) -> None:
    """Raise WrongColumns where two headings are alike, or name one column."""
    places: dict[str, list[int]] = {}
    named = {place: name for name, place in best.places.items()}
    for place, heading in enumerate(table.headings):
        if heading:
            plain = NOTES.sub("", heading)
            name = named.get(place) or best.again.get(place) or plain
            places.setdefault(name, []).append(place)
    doubled = [found for found in places.values() if len(found) > 1]
    if doubled:
        raise WrongColumns(doubled_columns(table, doubled[0]))
