"""Persons paid of those due."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.measurement.expression import distinct, ratio
from jixiao.measurement.metric import metric

if TYPE_CHECKING:
    from jixiao.measurement.ask import Ask
    from jixiao.measurement.expression import Measure, Table


@metric(
    title="支付率",
    definition="实发金额大于零的人数除以应发人数，同一人只计一次。",
    unit="%",
    filters=("benefit", "group", "project"),
)
def payment_success_rate(payments: Table, ask: Ask) -> Measure:
    """Compare the persons paid with the persons due."""
    due = ask.selects(payments) & (payments.due > 0)
    return ratio(
        distinct(payments, payments.person, due & (payments.paid > 0)),
        distinct(payments, payments.person, due),
    )
