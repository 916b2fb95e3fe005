"""Amount paid."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.measurement.expression import total, value
from jixiao.measurement.metric import metric

if TYPE_CHECKING:
    from jixiao.measurement.ask import Ask
    from jixiao.measurement.expression import Measure, Table


@metric(
    title="实发金额",
    definition="实发金额之和；指明级次时，为该级承担部分之和。",
    unit="元",
    filters=("benefit", "group", "project", "level"),
)
def paid(payments: Table, ask: Ask) -> Measure:
    """Add the amounts paid."""
    return value(
        total(
            payments,
            ask.share(payments, payments.paid),
            ask.selects(payments) & (payments.paid > 0),
        )
    )
