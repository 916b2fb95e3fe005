"""What gives an indicator its actual: a metric over records, graded evidence, or nothing."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jixiao.model.message import Message


class Evidence(StrEnum):
    """What can show an indicator's actual."""

    RECORDS = "records"
    GRADED = "graded"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class GradeCriterion:
    """What must be at hand for a grade of a qualitative indicator; shares of the full score 0-100.

    Source: caiyu-2020-10#qualitative.
    """

    grade: str
    least: int
    most: int
    evidence: str


@dataclass(frozen=True, slots=True)
class Binding:
    """How one indicator's actual comes about; `indicator` is its row in the plan, from 1.

    For records: the metric's name, sorted filters, months YYYYMM, and the unit it is written in.
    For graded evidence the criteria. `reason` says why it was suggested, or why nothing can be.
    `confirmed` is set by a person.
    """

    project: str
    indicator: int
    name: str
    evidence: Evidence
    reason: Message
    metric: str = ""
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    first: int = 0
    last: int = 0
    unit: str = ""
    criteria: tuple[GradeCriterion, ...] = ()
    confirmed: bool = False
