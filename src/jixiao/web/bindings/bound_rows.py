"""The rows of an approved plan with their bindings: those people chose, else suggestions."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from django.utils.translation import get_language

from jixiao.measurement.binding import suggestions
from jixiao.measurement.binding_records import binding_of
from jixiao.model.binding import Evidence
from jixiao.model.message import message
from jixiao.web.bindings.models import BindingRecord
from jixiao.web.plans.printing import document_of_version

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jixiao.model.binding import Binding
    from jixiao.model.indicator import Indicator
    from jixiao.model.plan import PerformancePlan, PlanDocument
    from jixiao.web.plans.models import VersionRecord


@dataclass(frozen=True, slots=True)
class BoundRow:
    """An indicator with its binding; `record` is None while the suggestion holds."""

    number: int
    indicator: Indicator
    binding: Binding
    suggested: Binding
    record: BindingRecord | None

    @property
    def by_records(self) -> bool:
        """Whether ledgers can show the actual."""
        return self.binding.evidence is Evidence.RECORDS

    @property
    def graded(self) -> bool:
        """Whether evidence is graded."""
        return self.binding.evidence is Evidence.GRADED

    @property
    def target(self) -> str:
        """The target as it is printed."""
        return self.indicator.target.text or ""


@dataclass(frozen=True, slots=True)
class BoundPlan:
    """An approved version with its rows."""

    document: PlanDocument
    plan: PerformancePlan
    rows: Sequence[BoundRow]

    def row(self, number: int) -> BoundRow | None:
        """Return the row of that number, None where there is none."""
        return self.rows[number - 1] if 0 < number <= len(self.rows) else None


def bound_plan(version: VersionRecord) -> BoundPlan:
    """Return the rows of a version with the bindings that hold."""
    document = document_of_version(version)
    plan = document.projects[0]
    records = {
        one.row: one
        for one in BindingRecord.objects.filter(version=version).select_related(
            "chosen_by", "confirmed_by"
        )
    }
    found = suggestions(plan, version.plan.fiscal_year)
    rows = tuple(
        BoundRow(number, indicator, _held(records.get(number), one), one, records.get(number))
        for number, (indicator, one) in enumerate(zip(plan.indicators, found, strict=True), 1)
    )
    return BoundPlan(document, plan, rows)


def _held(record: BindingRecord | None, suggested: Binding) -> Binding:
    """Return the binding that holds, its reason in the reader's language."""
    if record is None:
        return suggested
    found = binding_of(record.content, suggested.project)
    if get_language() == "en" and record.reason_en:
        return replace(found, reason=message("{reason}", reason=record.reason_en))
    return found
