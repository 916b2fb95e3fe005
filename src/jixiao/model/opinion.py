"""A review opinion: the eight items of the review form with points, reasons, grade, consequence."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jixiao.model.finding import Severity
    from jixiao.model.message import Message
    from jixiao.model.plan import PerformancePlan


@dataclass(frozen=True, slots=True)
class OpinionReason:
    """Why points are taken from an item; `findings` counts the places of this defect."""

    rule: str
    title: str
    severity: Severity
    text: Message
    deducted: Decimal
    findings: int = 1


@dataclass(frozen=True, slots=True)
class OpinionItem:
    """One item of the review form; `points` and `score` of 100, `reasons` the heaviest first."""

    dimension: str
    name: str
    question: str
    points: Decimal
    score: Decimal
    reasons: tuple[OpinionReason, ...] = ()


@dataclass(frozen=True, slots=True)
class ReviewOpinion:
    """What is proposed on one plan; a person confirms or changes it.

    `remark` is the general opinion in one sentence.
    """

    plan: PerformancePlan
    items: tuple[OpinionItem, ...]
    grade: str
    consequence: str
    remark: Message

    @property
    def score(self) -> Decimal:
        """The sum of the items' points, of 100."""
        return sum((item.score for item in self.items), Decimal(0))
