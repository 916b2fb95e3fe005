"""How satisfaction is counted, by date: answers, interval, sizes of samples."""

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
class SurveyRules:
    """Words of satisfied and of other valid answers; `deviate` gives the interval its width.

    `worst_share` (0-1) is what a sample must be large enough for; below `fewest` valid answers a
    result is for orientation only.
    """

    source: str
    satisfied: frozenset[str]
    dissatisfied: frozenset[str]
    interval_source: str
    deviate: Decimal
    size_source: str
    worst_share: Decimal
    fewest: int


@cache
def survey_rules() -> Dated[SurveyRules]:
    """Return the rules through time. Source: survey-practice#rate."""
    rows = table("surveys.toml")["value"]
    return Dated(
        "满意度调查", tuple(DatedValue(row["start"], _rules(row), row["source"]) for row in rows)
    )


def _rules(row: Mapping[str, Any]) -> SurveyRules:
    return SurveyRules(
        source=row["source"],
        satisfied=frozenset(row["satisfied"]),
        dissatisfied=frozenset(row["dissatisfied"]),
        interval_source=row["interval_source"],
        deviate=Decimal(row["deviate"]),
        size_source=row["size_source"],
        worst_share=Decimal(row["worst_share"]),
        fewest=row["fewest"],
    )
