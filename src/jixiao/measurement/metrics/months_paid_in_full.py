"""Months paid in full and on time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.measurement.expression import value, whole_months
from jixiao.measurement.metric import metric

if TYPE_CHECKING:
    from jixiao.measurement.ask import Ask
    from jixiao.measurement.expression import Measure, Table


@metric(
    title="按时足额发放月数",
    definition="期间内每一笔应发都按时足额到账的月份数。",
    unit="月",
    filters=("benefit", "group", "project"),
)
def months_paid_in_full(payments: Table, ask: Ask) -> Measure:
    """Count the months without a late or short payment."""
    due = ask.selects(payments) & (payments.due > 0)
    good = (payments.paid >= payments.due) & (payments.paid_on <= payments.due_on)
    months = (payments.pay_month, ask.months)
    return value(whole_months(payments, months, where=due, good=good))
