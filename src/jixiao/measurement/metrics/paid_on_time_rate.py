"""Paid on time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.measurement.expression import count, ratio
from jixiao.measurement.metric import metric

if TYPE_CHECKING:
    from jixiao.measurement.ask import Ask
    from jixiao.measurement.expression import Measure, Table


@metric(
    title="按时发放率",
    definition="在应发放日期以前成功到账的笔数除以应发笔数。",
    unit="%",
    filters=("benefit", "group", "project"),
)
def paid_on_time_rate(payments: Table, ask: Ask) -> Measure:
    """Compare payments that arrived by their day with those due."""
    due = ask.selects(payments) & (payments.due > 0)
    timely = (payments.status == "paid") & (payments.paid_on <= payments.due_on)
    return ratio(count(payments, due & timely), count(payments, due))
