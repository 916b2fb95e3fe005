"""Grades of a score by date."""

from __future__ import annotations

from decimal import Decimal
from functools import cache

from jixiao.standards.dated import Dated, DatedValue
from jixiao.standards.reading import table

Bands = tuple[tuple[str, Decimal], ...]


@cache
def grade_bands() -> Dated[Bands]:
    """Return (grade, lowest score of 100) from best to worst, by date.

    Source: caiyu-2020-10#grades.
    """
    values = (
        DatedValue(
            row["start"],
            tuple((grade, Decimal(lowest)) for grade, lowest in row["bands"]),
            row["source"],
        )
        for row in table("grades.toml")["value"]
    )
    return Dated("等级", tuple(values))


def grade_of(score: Decimal, bands: Bands) -> str:
    """Return the grade of a score of 100 within `bands`."""
    return next((grade for grade, lowest in bands if score >= lowest), bands[-1][0])
