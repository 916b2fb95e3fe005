"""Dated values and words of calculations: periods in a year, assumed wages, words of shares."""

from __future__ import annotations

from decimal import Decimal
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from jixiao.standards.dated import Dated, DatedValue
from jixiao.standards.reading import table

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date


@cache
def costing_values() -> Mapping[str, Dated[Any]]:
    """Return every value of `costing.toml` by name, with its dates and sources."""
    return {
        name: Dated(
            name, tuple(DatedValue(row["start"], row["value"], row["source"]) for row in rows)
        )
        for name, rows in table("costing.toml").items()
    }


@lru_cache(maxsize=256)
def costing_words(name: str, day: date) -> tuple[str, ...]:
    """Return the words in force on a day; raises KeyError for an unknown name."""
    return tuple(costing_values()[name].on(day))


def costing_number(name: str, day: date) -> Decimal:
    """Return the number in force on a day, exact; raises KeyError for an unknown name."""
    return Decimal(str(costing_values()[name].on(day)))


def costing_table(name: str, day: date) -> Mapping[str, Any]:
    """Return the table in force on a day; raises KeyError for an unknown name."""
    found: Mapping[str, Any] = costing_values()[name].on(day)
    return found
