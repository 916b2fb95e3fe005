"""Funds assigned in time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.measurement.expression import ratio, total
from jixiao.measurement.metric import metric

if TYPE_CHECKING:
    from jixiao.measurement.ask import Ask
    from jixiao.measurement.expression import Measure, Table


@metric(
    title="资金按时下达率",
    definition="在应下达日期以前下达的金额除以有应下达日期的金额。",
    unit="%",
    filters=("project", "level"),
)
def assigned_on_time_rate(allocations: Table, ask: Ask) -> Measure:
    """Compare what was assigned by its day with what was received."""
    due = ask.selects(allocations) & allocations.due_on.notnull()
    timely = due & (allocations.assigned_on <= allocations.due_on)
    return ratio(
        total(allocations, allocations.assigned, timely),
        total(allocations, allocations.amount, due),
    )
