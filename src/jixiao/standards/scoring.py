"""How an indicator's actual becomes points: schemes of parameters, each dated and sourced."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any

from jixiao.standards.dated import Dated, DatedValue
from jixiao.standards.reading import table

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Band:
    """A band of qualitative results: the share (0-1) of the points it allows, and its words."""

    name: str
    title: str
    low: Decimal
    high: Decimal
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ScoringScheme:
    """One set of parameters; shares are 0-1, points of 100, `…_source` ids of clauses.

    `reverse` is `excess` (w × (1 − (a − t)/t)) or `ratio` (w × t/a); `satisfaction` is
    `proportion` or `bands`, these as (least ratio, share of the points), highest first.
    """

    name: str
    title: str
    source: str
    execution_points: Decimal
    execution_source: str
    low_execution: Decimal
    low_execution_source: str
    decimals: int
    pass_share: Decimal
    reverse: str
    reverse_source: str
    exact_tolerance: Decimal
    exact_source: str
    date_source: str
    zero_source: str
    removal_source: str
    explain_from: Decimal
    over_source: str
    reduce_most: Decimal
    satisfaction: str
    satisfaction_source: str
    satisfaction_bands: tuple[tuple[Decimal, Decimal], ...]
    qualitative_source: str
    bands: tuple[Band, ...]
    grades: str


_NUMBERS = (
    "execution_points",
    "low_execution",
    "pass_share",
    "exact_tolerance",
    "explain_from",
    "reduce_most",
)


@cache
def scoring_schemes() -> Mapping[str, Dated[ScoringScheme]]:
    """Return the schemes by name, each through time."""
    return {
        row["name"]: Dated(
            row["title"],
            tuple(
                DatedValue(value["start"], _scheme(row, value), value["source"])
                for value in row["value"]
            ),
        )
        for row in table("scoring.toml")["scheme"]
    }


def _scheme(row: Mapping[str, Any], value: Mapping[str, Any]) -> ScoringScheme:
    told = {name: part for name, part in value.items() if name != "start"}
    told |= {name: Decimal(value[name]) for name in _NUMBERS}
    told["satisfaction_bands"] = tuple(
        (Decimal(band["least"]), Decimal(band["share"])) for band in value["satisfaction_bands"]
    )
    told["bands"] = tuple(map(_band, value["bands"]))
    return ScoringScheme(name=row["name"], title=row["title"], **told)


def _band(row: Mapping[str, Any]) -> Band:
    low, high = Decimal(row["low"]), Decimal(row["high"])
    return Band(row["name"], row["title"], low, high, tuple(row["words"]))
