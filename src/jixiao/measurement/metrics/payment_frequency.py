"""Frequency of payment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.measurement.expression import few, value
from jixiao.measurement.metric import metric

if TYPE_CHECKING:
    from jixiao.measurement.ask import Ask
    from jixiao.measurement.expression import Measure, Table


@metric(
    title="待遇发放频率",
    definition="期间内有批次成功回盘的月份数。",
    unit="次",
    filters=("benefit",),
)
def payment_frequency(batches: Table, ask: Ask) -> Measure:
    """Count the months of batches returned."""
    done = ask.selects(batches) & (batches.heads > 0) & batches.returned_on.notnull()
    return value(few(batches, batches.pay_month, done))
