"""Months until all was spent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.measurement.expression import highest, value
from jixiao.measurement.metric import metric

if TYPE_CHECKING:
    from jixiao.measurement.ask import Ask
    from jixiao.measurement.expression import Measure, Table


@metric(
    title="支付完成月数",
    definition="从期初到最后一笔支付的月数。",
    unit="月",
    filters=("project", "item", "level", "economic_class"),
)
def months_to_spend(vouchers: Table, ask: Ask) -> Measure:
    """Find the month of the last payment."""
    return value(
        highest(
            vouchers, ask.month_of(vouchers.paid_on), ask.selects(vouchers) & (vouchers.amount > 0)
        )
    )
