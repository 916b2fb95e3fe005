"""Amount spent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.measurement.expression import total, value
from jixiao.measurement.metric import metric

if TYPE_CHECKING:
    from jixiao.measurement.ask import Ask
    from jixiao.measurement.expression import Measure, Table


@metric(
    title="支出金额",
    definition="支出凭证金额之和，退款相减。",
    unit="元",
    filters=("project", "item", "level", "economic_class"),
)
def spent(vouchers: Table, ask: Ask) -> Measure:
    """Add the vouchers."""
    return value(total(vouchers, vouchers.amount, ask.selects(vouchers)))
