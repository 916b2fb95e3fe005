"""What a self-evaluation's report tells beside the plan and its points: curves, classes, years."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from jixiao.model.message import Message
    from jixiao.model.plan import PerformancePlan
    from jixiao.model.score import PlanScore, Proposal


@dataclass(frozen=True, slots=True)
class CurvePoint:
    """The end of a month (1-12): the cumulative share (0-1) due by then, and what was spent.

    `spent` is cumulative, in the unit of the plan's execution; None where nothing is known.
    """

    month: int
    due: Decimal
    spent: Decimal | None = None


@dataclass(frozen=True, slots=True)
class AttainedRow:
    """How far an indicator (row from 1) was attained: 1 is its target; None while it is open.

    `by_points` is True where target and actual are no numbers: the share is that of the points.
    """

    row: int
    share: Decimal | None
    by_points: bool


@dataclass(frozen=True, slots=True)
class ClassScore:
    """The points and the score of a class of indicators; `name` as level 1 is printed."""

    name: str
    points: Decimal
    score: Decimal

    @property
    def rate(self) -> Decimal | None:
        """The score over the points (0-1); None where the class has no points."""
        return self.score / self.points if self.points else None


@dataclass(frozen=True, slots=True)
class EarlierRow:
    """A row of an earlier year as printed: name, target, actual."""

    name: str
    target: str
    actual: str


@dataclass(frozen=True, slots=True)
class EarlierResult:
    """The result of the same project in an earlier year; `rate` is spent over budget (0-1)."""

    year: int | None
    total: Decimal | None
    grade: str | None
    rate: Decimal | None
    classes: tuple[ClassScore, ...]
    rows: tuple[EarlierRow, ...]


@dataclass(frozen=True, slots=True)
class ToldDeviation:
    """What deviated: a row (from 1, 0 the money) and why it must be explained."""

    row: int
    why: Message


@dataclass(frozen=True, slots=True)
class ToldSurvey:
    """A survey behind a row: who was asked, how many valid answers, share and interval (0-1)."""

    row: int
    group: str
    asked: int | None
    valid: int
    share: Decimal
    low: Decimal
    high: Decimal


@dataclass(frozen=True, slots=True)
class ToldNotice:
    """A rectification notice of the year: what was demanded, by when, whether it is closed."""

    demand: str
    due: date
    closed: bool


@dataclass(frozen=True, slots=True)
class ReportTexts:
    """What only the unit can tell; blank where it told nothing."""

    background: str = ""
    process: str = ""
    management: str = ""
    other: str = ""


@dataclass(frozen=True, slots=True)
class EvaluationReport:
    """Everything a self-evaluation's report says of one plan, points filled into the plan."""

    plan: PerformancePlan
    scored: PlanScore
    issuer: str | None
    year: int | None
    curve: tuple[CurvePoint, ...]
    curve_told: Message
    attained: tuple[AttainedRow, ...]
    classes: tuple[ClassScore, ...]
    deviations: tuple[ToldDeviation, ...] = ()
    earlier: EarlierResult | None = None
    proposal: Proposal | None = None
    surveys: tuple[ToldSurvey, ...] = ()
    notices: tuple[ToldNotice, ...] = ()
    texts: ReportTexts = field(default_factory=ReportTexts)
    disclosed: date | None = None
