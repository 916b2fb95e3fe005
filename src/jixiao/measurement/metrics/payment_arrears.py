"""Amount not paid."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.measurement.expression import total, value
from jixiao.measurement.metric import metric

if TYPE_CHECKING:
    from jixiao.measurement.ask import Ask
    from jixiao.measurement.expression import Measure, Table


@metric(
    title="欠发金额",
    definition="实发少于应发的差额之和。",
    unit="元",
    filters=("benefit", "group", "project"),
)
def payment_arrears(payments: Table, ask: Ask) -> Measure:
    """Add what is missing."""
    short = ask.selects(payments) & (payments.paid < payments.due)
    due, paid = (total(payments, one, short) for one in (payments.due, payments.paid))
    return value(due, less=(paid,))
