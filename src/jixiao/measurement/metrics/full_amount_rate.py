"""Paid in full."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.measurement.expression import ratio, total
from jixiao.measurement.metric import metric

if TYPE_CHECKING:
    from jixiao.measurement.ask import Ask
    from jixiao.measurement.expression import Measure, Table


@metric(
    title="足额发放率",
    definition="实发不少于应发的发放月数除以应发的发放月数。",
    unit="%",
    filters=("benefit", "group", "project"),
)
def full_amount_rate(payments: Table, ask: Ask) -> Measure:
    """Compare months paid in full with months due."""
    due = ask.selects(payments) & (payments.due > 0)
    full = total(payments, payments.months, due & (payments.paid >= payments.due))
    return ratio(full, total(payments, payments.months, due))
