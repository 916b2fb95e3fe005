"""Grades of an evaluation by score and date."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from jixiao.standards.dated import Dated, DatedValue
from jixiao.standards.reading import table


@dataclass(frozen=True, slots=True)
class GradeScale:
    """Names of grades with the least score (of 100) of each, highest first."""

    steps: tuple[tuple[str, Decimal], ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The grades, best first."""
        return tuple(name for name, _ in self.steps)

    def of(self, score: Decimal) -> str:
        """Return the grade of a score; below every step the lowest grade."""
        return next((name for name, least in self.steps if score >= least), self.names[-1])


@cache
def grade_scales(name: str = "national") -> Dated[GradeScale]:
    """Return the scales of a name through time; raises KeyError for an unknown name.

    Source: caiyu-2020-10#grades; provincial-self-evaluation#grades.
    """
    rows = table("grades.toml")["value" if name == "national" else name]
    return Dated(
        "评价等级",
        tuple(DatedValue(row["start"], _scale(row["grades"]), row["source"]) for row in rows),
    )


def _scale(grades: list[dict[str, str]]) -> GradeScale:
    return GradeScale(tuple((grade["name"], Decimal(grade["least"])) for grade in grades))
