"""Points of 100 with the reason for each: of an indicator, of the execution rate, of a plan."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from decimal import Decimal

    from jixiao.model.message import Message


class Standing(StrEnum):
    """What became of an indicator when the points were given."""

    SCORED = "scored"
    OPEN = "open"
    """A person must still settle it: the band of a qualitative result, or an unreadable actual."""
    REMOVED = "removed"


class Step(StrEnum):
    """What is proposed for the next budget."""

    PRIORITY = "priority"
    KEEP = "keep"
    CUT = "cut"
    CANCEL = "cancel"


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a result means for the next budget, for a person to decide on; money in `unit`.

    `budget` is what the step leaves of this year's adjusted budget, `recovered` what of it was
    not spent and is to be taken back, None where nothing is. `base` is that adjusted budget, `cut`
    the share (0-1) the step takes off, `source` the clause of the step.
    """

    step: Step
    budget: Decimal | None
    recovered: Decimal | None
    unit: str
    reasons: tuple[Message, ...]
    base: Decimal | None
    cut: Decimal
    source: str


class Evidence(IntEnum):
    """What an actual rests on, the stronger the higher."""

    CLAIM = 1
    SIGNED_PAPER = 2
    SYSTEM_EXPORT = 3
    MEASURED = 4


@dataclass(frozen=True, slots=True)
class IndicatorScore:
    """The points of one row (from 1) and why.

    `points` are those that can be reached. `score` is rounded, None while the
    row is open; `least` and `most` then bound it. `typed` is the score the form prints.
    """

    row: int
    points: Decimal
    standing: Standing
    method: str
    score: Decimal | None
    least: Decimal
    most: Decimal
    arithmetic: Message
    clause: str
    evidence: Evidence = Evidence.CLAIM
    typed: Decimal | None = None
    remark: Message | None = None

    @property
    def difference(self) -> Decimal | None:
        """The typed score less the computed one, None where one of them is missing."""
        if self.typed is None or self.score is None:
            return None
        return self.typed - self.score


@dataclass(frozen=True, slots=True)
class PlanScore:
    """What a plan scores: the execution rate first, then row by row.

    `total` and `grade` are None while a row is open; `least` and `most` bound the total.
    `execution` has the row number 0; `scaling` says how rows left out were made up for,
    `notes` what the form's own words settled of the whole project.
    """

    ordinal: int
    name: str | None
    scheme: str
    weights: Message
    execution: IndicatorScore
    rows: tuple[IndicatorScore, ...]
    total: Decimal | None
    grade: str | None
    least: Decimal
    most: Decimal
    typed_total: Decimal | None = None
    scaling: Message | None = None
    notes: tuple[Message, ...] = ()

    @property
    def difference(self) -> Decimal | None:
        """The typed total less the computed one, None where one of them is missing."""
        if self.typed_total is None or self.total is None:
            return None
        return self.typed_total - self.total
