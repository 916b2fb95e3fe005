"""Recipients, cumulative."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.measurement.expression import distinct, value
from jixiao.measurement.metric import metric

if TYPE_CHECKING:
    from jixiao.measurement.ask import Ask
    from jixiao.measurement.expression import Measure, Table


@metric(
    title="累计领取人数",
    definition="期间内领取过的人数，同一人只计一次。",
    unit="人",
    filters=("benefit", "group", "project"),
)
def recipients_cumulative(payments: Table, ask: Ask) -> Measure:
    """Count the persons paid in any month."""
    got = ask.selects(payments) & (payments.paid > 0)
    return value(distinct(payments, payments.person, got))
