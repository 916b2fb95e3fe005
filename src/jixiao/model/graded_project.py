"""A project with what its year came to: what the next budget is decided on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from decimal import Decimal

    from jixiao.model.funding import Execution
    from jixiao.model.plan import PerformancePlan


@dataclass(frozen=True, slots=True)
class Subject:
    """Which project it is, and what of its form the rules look at; None where nothing is printed.

    `document` names the file, `ordinal` the project in it (from 1).
    """

    document: str
    ordinal: int
    name: str | None = None
    code: str | None = None
    unit: str | None = None
    department: str | None = None
    year: int | None = None
    attribute: str | None = None
    execution: Execution | None = None


@dataclass(frozen=True, slots=True)
class GradedProject:
    """A project with its score of 100 and its grade; both None while something is open."""

    subject: Subject
    total: Decimal | None
    grade: str | None


def subject_of(plan: PerformancePlan, document: str, year: int | None = None) -> Subject:
    """Return a plan as a subject; `year` is its document's, for a plan that names none."""
    return Subject(
        document,
        plan.ordinal,
        plan.name,
        plan.code,
        (plan.unit.name if plan.unit else None) or plan.implementing_unit,
        plan.department,
        plan.year or year,
        plan.attribute,
        plan.execution,
    )
