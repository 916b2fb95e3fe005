"""Performance plans: what one project declares for one year, and the document it stands in."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from jixiao.model.department import DepartmentPart
    from jixiao.model.funding import Execution, Funding, SpendingPlan
    from jixiao.model.indicator import Indicator
    from jixiao.model.note import ReadingNote
    from jixiao.model.organisation import BudgetUnit
    from jixiao.model.source import SourceSpan


class DocumentKind(StrEnum):
    """The stage of the cycle a form belongs to."""

    TARGET = "target"
    APPROVAL = "approval"
    REVIEW = "review"
    ADJUSTMENT = "adjustment"
    MONITORING = "monitoring"
    SELF_EVALUATION = "self_evaluation"
    DEPARTMENT = "department"
    REGIONAL = "regional"


@dataclass(frozen=True, slots=True)
class OtherField:
    """A printed label and its text that the model has no place for: nothing is lost."""

    label: str
    text: str
    span: SourceSpan | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Midterm:
    """The medium-term half of a declaration: printed years, money and objectives."""

    years: str | None = None
    budget: Funding | None = None
    objectives: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PerformancePlan:
    """What one project declares for one year; texts as printed, None where nothing is printed.

    `ordinal` counts the projects of the document from 1. `spans` maps field names
    (`name`, `budget.total`, `plan.3` …) to places; spans and notes take no part in equality.
    `through` is the month (1-12) by whose end a monitoring form's figures stand, as its headings
    say; blank forms print one already: it takes no part in equality either.
    """

    ordinal: int
    name: str | None = None
    code: str | None = None
    unit: BudgetUnit | None = None
    department: str | None = None
    implementing_unit: str | None = None
    year: int | None = None
    category: str | None = None
    attribute: str | None = None
    period: str | None = None
    budget: Funding | None = None
    purpose: str | None = None
    plan: SpendingPlan | None = None
    objectives: tuple[str, ...] = ()
    actual_objectives: tuple[str, ...] = ()
    midterm: Midterm | None = None
    execution: Execution | None = None
    through: int | None = field(default=None, compare=False)
    total_score: Decimal | None = None
    central_funds: Decimal | None = None
    local_funds: Decimal | None = None
    indicators: tuple[Indicator, ...] = ()
    other_fields: tuple[OtherField, ...] = ()
    spans: Mapping[str, SourceSpan] = field(default_factory=dict, compare=False, repr=False)
    notes: tuple[ReadingNote, ...] = field(default=(), compare=False)


@dataclass(frozen=True, slots=True)
class PlanDocument:
    """All that one document declares; `form` is the definition that fits best, or None.

    `fiscal_year` is the year printed for the whole document, `total_budget` the printed 合计,
    `contents` the project names of a printed table of contents (None when it has none).
    """

    document: str
    sha256: str | None = None
    issuer: str | None = None
    form: str | None = None
    kind: DocumentKind = DocumentKind.TARGET
    fiscal_year: int | None = None
    total_budget: Decimal | None = None
    department: DepartmentPart | None = None
    contents: tuple[str, ...] | None = None
    projects: tuple[PerformancePlan, ...] = ()
    notes: tuple[ReadingNote, ...] = field(default=(), compare=False)
