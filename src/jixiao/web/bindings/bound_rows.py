"""The rows of an approved plan with their bindings: those people chose, else suggestions."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from django.utils.translation import get_language

from jixiao.measurement.binding import suggestions
from jixiao.measurement.binding_records import binding_of
from jixiao.measurement.fitting import misfit_of
from jixiao.model.binding import Evidence
from jixiao.model.message import message
from jixiao.web.bindings.models import BindingRecord
from jixiao.web.plans.printing import document_of_version

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jixiao.model.binding import Binding
    from jixiao.model.indicator import Indicator
    from jixiao.model.message import Message
    from jixiao.model.plan import PerformancePlan, PlanDocument
    from jixiao.web.plans.models import VersionRecord


@dataclass(frozen=True, slots=True)
class BoundRow:
    """An indicator with its binding; `record` is None while the suggestion holds.

    `unfit` is why a binding that was confirmed can never give the actual, None where it can.
    """

    number: int
    indicator: Indicator
    binding: Binding
    suggested: Binding
    record: BindingRecord | None
    unfit: Message | None

    @property
    def by_records(self) -> bool:
        """Whether ledgers can show the actual."""
        return self.binding.evidence is Evidence.RECORDS and self.unfit is None

    @property
    def reason(self) -> Message:
        """Why the binding was suggested or chosen, or why nothing is measured by it."""
        return self.unfit or self.binding.reason

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
        _row(number, indicator, one, records.get(number))
        for number, (indicator, one) in enumerate(zip(plan.indicators, found, strict=True), 1)
    )
    return BoundPlan(document, plan, rows)


def _row(
    number: int, indicator: Indicator, suggested: Binding, record: BindingRecord | None
) -> BoundRow:
    binding = _held(record, suggested)
    confirmed = record is not None and record.confirmed is not None
    unfit = misfit_of(binding, indicator) if confirmed else None
    return BoundRow(number, indicator, binding, suggested, record, unfit)


def _held(record: BindingRecord | None, suggested: Binding) -> Binding:
    """Return the binding that holds, its reason in the reader's language."""
    if record is None:
        return suggested
    found = binding_of(record.content, suggested.project)
    if get_language() == "en" and record.reason_en:
        return replace(found, reason=message("{reason}", reason=record.reason_en))
    return found
