"""Subsidies paid."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.measurement.expression import total, value
from jixiao.measurement.metric import metric

if TYPE_CHECKING:
    from jixiao.measurement.ask import Ask
    from jixiao.measurement.expression import Measure, Table


@metric(
    title="补贴金额",
    definition="实补金额之和。",
    unit="元",
    filters=("kind", "project"),
)
def subsidies_paid(subsidies: Table, ask: Ask) -> Measure:
    """Add the subsidies paid."""
    return value(total(subsidies, subsidies.paid, ask.selects(subsidies) & (subsidies.paid > 0)))
