"""Funds received."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.measurement.expression import Measure, total
from jixiao.measurement.metric import metric

if TYPE_CHECKING:
    from jixiao.measurement.ask import Ask
    from jixiao.measurement.expression import Table


@metric(
    title="资金到位率",
    definition="资金到位金额与批复资金期末前已下达金额之和，除以预算批复与调整之和。",
    unit="%",
    filters=("project", "level"),
    source="caiyu-2020-10#framework",
)
def funds_received_rate(allocations: Table, ask: Ask) -> Measure:
    """Compare the funds received with the budget.

    Source: caiyu-2020-10#framework
    """
    meant = ask.selects(allocations)
    granted = meant & allocations.kind.isin(("budget", "adjustment"))
    assigned = granted & ask.by_end(allocations.assigned_on)
    received = meant & (allocations.kind == "transfer")
    return Measure(
        numerator=(
            total(allocations, allocations.amount, received),
            total(allocations, allocations.assigned, assigned),
        ),
        denominator=(total(allocations, allocations.amount, granted),),
    )
