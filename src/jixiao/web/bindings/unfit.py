"""What was confirmed or measured of a plan's rows but can never be held against their targets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jixiao.measurement.binding_records import binding_of
from jixiao.measurement.fitting import misfit, misfit_of
from jixiao.measurement.metric import metrics
from jixiao.web.bindings.models import BindingRecord

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from jixiao.model.indicator import Indicator
    from jixiao.model.message import Message
    from jixiao.web.bindings.measured_until import MeasuredFinding
    from jixiao.web.plans.models import VersionRecord


def unfit_rows(version: VersionRecord, indicators: Sequence[Indicator]) -> dict[int, Message]:
    """Return, by row, why nothing is measured by the binding that was confirmed for it."""
    confirmed = BindingRecord.objects.filter(version=version, confirmed__isnull=False)
    found = {
        one.row: misfit_of(binding_of(one.content, ""), indicators[one.row - 1])
        for one in confirmed
    }
    return {row: why for row, why in found.items() if why is not None}


def without_unfit(
    measured: Mapping[int, MeasuredFinding],
    indicators: Sequence[Indicator],
    *,
    signed: Mapping[str, Any] | None = None,
) -> dict[int, MeasuredFinding]:
    """Return what was measured, without what was measured by such a binding before.

    `signed` is what is typed in a form that somebody signed, None of a draft: a row that it left
    to be measured keeps the value it was signed with.
    """
    kept = () if signed is None else {*measured} - _typed(signed)
    return {
        row: one
        for row, one in measured.items()
        if row in kept or _fits(one, row, indicators[row - 1])
    }


def _typed(content: Mapping[str, Any]) -> set[int]:
    return {int(row) for row, told in content.get("rows", {}).items() if told.get("actual")}


def _fits(one: MeasuredFinding, row: int, indicator: Indicator) -> bool:
    metric = metrics().get(one.metric)
    return metric is None or misfit(metric, one.filters, row, indicator) is None
