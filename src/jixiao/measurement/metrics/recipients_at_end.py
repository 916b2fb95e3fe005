"""Recipients at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.measurement.expression import distinct, value
from jixiao.measurement.metric import metric

if TYPE_CHECKING:
    from jixiao.measurement.ask import Ask
    from jixiao.measurement.expression import Measure, Table


@metric(
    title="期末领取人数",
    definition="期末月份实发金额大于零的人数，同一人只计一次。",
    unit="人",
    filters=("benefit", "group", "project"),
)
def recipients_at_end(payments: Table, ask: Ask) -> Measure:
    """Count the persons paid in the last month."""
    got = ask.selects(payments) & (payments.paid > 0) & (payments.pay_month == ask.last)
    return value(distinct(payments, payments.person, got))
