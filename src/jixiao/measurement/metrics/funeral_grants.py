"""Funeral grants."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.measurement.expression import distinct, value
from jixiao.measurement.metric import metric

if TYPE_CHECKING:
    from jixiao.measurement.ask import Ask
    from jixiao.measurement.expression import Measure, Table


@metric(
    title="丧葬补助人数",
    definition="期间内发放丧葬补助的人数。",
    unit="人",
    filters=("group", "project"),
)
def funeral_grants(payments: Table, ask: Ask) -> Measure:
    """Count the persons of funeral grants."""
    granted = ask.selects(payments) & (payments.benefit == "funeral") & (payments.paid > 0)
    return value(distinct(payments, payments.person, granted))
