"""What a survey found: answers counted, the share of the satisfied, its interval."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from decimal import Decimal

    from jixiao.model.message import Message


class Verdict(StrEnum):
    """How a survey stands to a target, its interval considered."""

    MET = "met"
    """The whole interval reaches the target."""
    REACHED = "reached"
    """The share reaches the target, the lower end of its interval does not."""
    UNDECIDED = "undecided"
    """The share lies below the target, the upper end of its interval does not."""
    MISSED = "missed"
    """The whole interval lies below the target."""


@dataclass(frozen=True, slots=True)
class SurveyResult:
    """Counts of answers, the share (0-1) of the satisfied and its 95 % interval.

    `asked` is how many were asked, None when not told; `invalid` answers are blank or not
    understood. `share`, `low` and `high` are None without any valid answer.
    """

    asked: int | None
    valid: int
    satisfied: int
    invalid: int
    share: Decimal | None
    low: Decimal | None
    high: Decimal | None
    target: Decimal | None
    verdict: Verdict | None
    remarks: tuple[Message, ...]
