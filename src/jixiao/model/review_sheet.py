"""What stands on the paper of a review: the proposal as printed, and what a person confirmed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from decimal import Decimal


@dataclass(frozen=True, slots=True)
class ReviewLine:
    """One item of the review form; `points` and `score` of 100.

    `dimension` (with its points) and `reasons` are as printed.
    """

    dimension: str
    name: str
    question: str
    points: Decimal | None
    score: Decimal | None
    reasons: tuple[str, ...]

    @property
    def listed_reasons(self) -> str:
        """The reasons as the form prints them, a line each."""
        return "\n".join(self.reasons)


@dataclass(frozen=True, slots=True)
class ReviewSheet:
    """The review of one project; `score` and `grade` are proposed, a person fills in the rest.

    `budget` is the amount with its unit, `reviewed_on` the date, both as printed.
    """

    name: str | None
    code: str | None
    department: str | None
    unit: str | None
    budget: str | None
    year: int | None
    category: str | None
    items: tuple[ReviewLine, ...]
    score: Decimal | None
    grade: str | None
    remark: str | None
    consequence: str | None
    confirmed_score: Decimal | None = None
    confirmed_grade: str | None = None
    reviewer: str | None = None
    reviewed_on: str | None = None
