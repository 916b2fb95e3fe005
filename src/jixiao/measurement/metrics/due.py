"""Amount due."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.measurement.expression import total, value
from jixiao.measurement.metric import metric

if TYPE_CHECKING:
    from jixiao.measurement.ask import Ask
    from jixiao.measurement.expression import Measure, Table


@metric(
    title="应发金额",
    definition="应发金额之和。",
    unit="元",
    filters=("benefit", "group", "project"),
)
def due(payments: Table, ask: Ask) -> Measure:
    """Add the amounts due."""
    return value(total(payments, payments.due, ask.selects(payments)))
