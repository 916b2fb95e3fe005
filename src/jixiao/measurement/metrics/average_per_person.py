"""Average amount a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.measurement.expression import distinct, ratio, total
from jixiao.measurement.metric import metric

if TYPE_CHECKING:
    from jixiao.measurement.ask import Ask
    from jixiao.measurement.expression import Measure, Table


@metric(
    title="人均发放金额",
    definition="实发金额之和除以领取人数，同一人只计一次。",
    unit="元/人",
    filters=("benefit", "group", "project"),
)
def average_per_person(payments: Table, ask: Ask) -> Measure:
    """Divide the amounts paid by the persons."""
    got = ask.selects(payments) & (payments.paid > 0)
    return ratio(total(payments, payments.paid, got), distinct(payments, payments.person, got))
