"""Headings of a source system → columns of a ledger, as data: one TOML a source system."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from jixiao.measurement.faults import WrongColumns
from jixiao.measurement.ledger import Ledger, ledgers
from jixiao.model.message import message

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from jixiao.model.message import Message

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
    """A ledger that headings fit: `places` has the number of the heading of each column."""

    ledger: Ledger
    mapping: SourceMapping
    places: Mapping[str, int]
    unknown: tuple[str, ...]

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
    file: str,
    headings: tuple[str, ...],
    *,
    ledger: Ledger | None = None,
    mapping: SourceMapping | None = None,
    hint: str = "",
) -> Match:
    """Return the ledger and the mapping that the headings fit best; raises WrongColumns.

    `hint` is the name of a sheet or file that may name the ledger.
    """
    _refuse_doubled(file, headings)
    tried = [
        _matched(headings, one, way)
        for one in ([ledger] if ledger else ledgers())
        for way in ([mapping] if mapping else mappings())
    ]
    best = max(tried, key=lambda found: _fitness(found, hint))
    if best.missing:
        raise WrongColumns(_missing(file, best, named=ledger is not None))
    _refuse_doubled(file, [headings[place] for place in best.places.values()])
    return best


def _fitness(found: Match, hint: str) -> tuple[bool, int, int, int]:
    named = hint in {found.ledger.name, found.ledger.title}
    return (not found.missing, int(named), len(found.places), -len(found.missing))


def _matched(headings: tuple[str, ...], ledger: Ledger, mapping: SourceMapping) -> Match:
    titles = {column.title: column.name for column in ledger.columns}
    names = {column.name for column in ledger.columns} | {DIVISION}
    places: dict[str, int] = {}
    unknown = []
    for place, heading in enumerate(headings):
        plain = NOTES.sub("", heading)
        name = mapping.columns.get(plain.upper(), "") or titles.get(plain, plain)
        if plain in DIVISION_TITLES:
            name = DIVISION
        if name in names and name not in places:
            places[name] = place
        elif heading:
            unknown.append(heading)
    return Match(ledger, mapping, places, tuple(unknown))


def _refuse_doubled(file: str, headings: Iterable[str]) -> None:
    counts = Counter(NOTES.sub("", heading) for heading in headings if heading)
    doubled = [heading for heading, count in counts.items() if count > 1]
    if doubled:
        raise WrongColumns(
            message(
                "{file}：表头里“{heading}”出现了不止一次；请删去或改名其中一列。",
                file=file,
                heading="、".join(doubled),
            )
        )


def _missing(file: str, best: Match, *, named: bool) -> Message:
    if named or best.places:
        return message(
            "{file}：最接近台账“{ledger}”，但缺少必填的列：{columns}。"
            "请补上这些列，或用 --ledger、--mapping 写明台账和字段对应。",
            file=file,
            ledger=best.ledger.title,
            columns="、".join(best.missing),
        )
    return message(
        "{file}：表头与任何台账都对不上；请用 jixiao ledger template 输出模板，照模板的表头填写。",
        file=file,
    )
