"""Back payments."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.measurement.expression import total, value
from jixiao.measurement.metric import metric

if TYPE_CHECKING:
    from jixiao.measurement.ask import Ask
    from jixiao.measurement.expression import Measure, Table


@metric(
    title="补发金额",
    definition="费款所属月份早于发放月份的实发金额之和。",
    unit="元",
    filters=("benefit", "group", "project"),
)
def back_payments(payments: Table, ask: Ask) -> Measure:
    """Add what was paid for earlier months."""
    earlier = ask.selects(payments) & (payments.due_month < payments.pay_month)
    return value(total(payments, payments.paid, earlier))
