"""Execution of the budget."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.measurement.expression import ratio, total
from jixiao.measurement.metric import metric

if TYPE_CHECKING:
    from jixiao.measurement.ask import Ask
    from jixiao.measurement.expression import Measure, Table


@metric(
    title="预算执行率",
    definition="支出金额除以预算批复与调整之和。",
    unit="%",
    filters=("project", "level"),
    source="caiyu-2020-10#execution",
)
def execution_rate(vouchers: Table, allocations: Table, ask: Ask) -> Measure:
    """Compare what was spent with the budget.

    Source: caiyu-2020-10#execution
    """
    granted = ask.selects(allocations) & allocations.kind.isin(("budget", "adjustment"))
    return ratio(
        total(vouchers, vouchers.amount, ask.selects(vouchers)),
        total(allocations, allocations.amount, granted),
    )
