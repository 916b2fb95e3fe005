"""The review form's items, grades and the proposal's deductions, from `review_form.toml`."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Any

from jixiao.model.finding import Severity
from jixiao.standards.reading import table

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class ReviewItem:
    """What one line of the review form asks, and its points of 100; `source` is its clause."""

    dimension: str
    name: str
    points: Decimal
    source: str
    question: str
    sections: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReviewGrade:
    """A grade, the score it begins at, and what follows from it."""

    name: str
    least: Decimal
    consequence: str


@dataclass(frozen=True, slots=True)
class ReviewForm:
    """The whole form; `grades` from the best down, `deductions` as shares 0-1 by severity.

    `blocked` is the consequence while a blocking finding stands, whatever the score.
    """

    items: tuple[ReviewItem, ...]
    grades: tuple[ReviewGrade, ...]
    deductions: Mapping[str, Decimal]
    rounding: Decimal
    blocked: str

    def grade_of(self, score: Decimal) -> ReviewGrade:
        """Return the grade of a score of 100."""
        return next(grade for grade in self.grades if score >= grade.least)


@cache
def review_form() -> ReviewForm:
    """Return the review form. Source: caiyu-2015-88#grades."""
    held: dict[str, Any] = table("review_form.toml")
    proposal: dict[str, str] = held["proposal"]
    return ReviewForm(
        items=tuple(
            ReviewItem(
                row["dimension"],
                row["name"],
                Decimal(row["points"]),
                row["source"],
                row["question"],
                tuple(row["sections"]),
            )
            for row in held["item"]
        ),
        grades=tuple(
            ReviewGrade(row["name"], Decimal(row["least"]), row["consequence"])
            for row in held["grade"]
        ),
        deductions={each.value: Decimal(proposal[each.value]) for each in Severity},
        rounding=Decimal(proposal["rounding"]),
        blocked=proposal["blocked"],
    )
