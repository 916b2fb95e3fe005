"""Spent on time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.measurement.expression import count, ratio
from jixiao.measurement.metric import metric

if TYPE_CHECKING:
    from jixiao.measurement.ask import Ask
    from jixiao.measurement.expression import Measure, Table


@metric(
    title="支付及时率",
    definition="在应支付日期以前支付的笔数除以有应支付日期的笔数。",
    unit="%",
    filters=("project", "item", "level", "economic_class"),
)
def spent_on_time_rate(vouchers: Table, ask: Ask) -> Measure:
    """Compare vouchers paid by their day with those that have one."""
    due = ask.selects(vouchers) & vouchers.due_on.notnull()
    return ratio(count(vouchers, due & (vouchers.paid_on <= vouchers.due_on)), count(vouchers, due))
