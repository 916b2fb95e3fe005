"""Amount paid, monthly average."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.measurement.expression import total, value
from jixiao.measurement.metric import metric

if TYPE_CHECKING:
    from jixiao.measurement.ask import Ask
    from jixiao.measurement.expression import Measure, Table


@metric(
    title="月平均实发金额",
    definition="实发金额之和除以月数。",
    unit="元",
    filters=("benefit", "group", "project"),
)
def paid_monthly_average(payments: Table, ask: Ask) -> Measure:
    """Add the amounts paid; divide by the months."""
    return value(total(payments, payments.paid, ask.selects(payments)), divisor=len(ask.months))
