"""Recipients, monthly average."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.measurement.expression import distinct_monthly, value
from jixiao.measurement.metric import metric

if TYPE_CHECKING:
    from jixiao.measurement.ask import Ask
    from jixiao.measurement.expression import Measure, Table


@metric(
    title="月平均领取人数",
    definition="各月领取人数之和除以月数，同一人每月只计一次。",
    unit="人",
    filters=("benefit", "group", "project"),
)
def recipients_average(payments: Table, ask: Ask) -> Measure:
    """Count the persons of each month; divide by the months."""
    got = ask.selects(payments) & (payments.paid > 0)
    months = (payments.pay_month, ask.months)
    each = distinct_monthly(payments, payments.person, got, months)
    return value(each, divisor=len(ask.months))
