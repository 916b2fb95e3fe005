"""The table of units: printed name → exact factor, base unit and group."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from jixiao.standards.reading import table

if TYPE_CHECKING:
    from collections.abc import Mapping


class UnitGroup(StrEnum):
    """What a unit measures."""

    AMOUNT = "amount"
    RATIO = "ratio"
    DURATION = "duration"
    COUNT = "count"
    MEASURE = "measure"


@dataclass(frozen=True, slots=True)
class Unit:
    """A printed unit: `factor` × `base`; `base` is empty for ratios."""

    name: str
    factor: Decimal
    base: str
    group: UnitGroup


@cache
def unit_table() -> Mapping[str, Unit]:
    """Return every known unit by its printed name."""
    units = {}
    for group in UnitGroup:
        for name, worth in table("units.toml")[group.value].items():
            factor, _, base = worth.partition(" ")
            units[name] = Unit(name, Decimal(factor), base, group)
    return units
