"""Average standard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.measurement.expression import ratio, total
from jixiao.measurement.metric import metric

if TYPE_CHECKING:
    from jixiao.measurement.ask import Ask
    from jixiao.measurement.expression import Measure, Table


@metric(
    title="平均发放标准",
    definition="实发金额之和除以发放月数之和；指明级次时，为该级承担部分除以发放月数。",
    unit="元/人·月",
    filters=("benefit", "group", "project", "level"),
)
def average_standard(payments: Table, ask: Ask) -> Measure:
    """Divide the amounts paid by the months they are for."""
    got = ask.selects(payments) & (payments.paid > 0)
    amount = total(payments, ask.share(payments, payments.paid), got)
    return ratio(amount, total(payments, payments.months, got))
