"""Contributions of units."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.measurement.expression import total, value
from jixiao.measurement.metric import metric

if TYPE_CHECKING:
    from jixiao.measurement.ask import Ask
    from jixiao.measurement.expression import Measure, Table


@metric(
    title="单位缴费金额",
    definition="单位实缴金额之和；职业年金为做实的单位部分。",
    unit="元",
    filters=("scheme", "group", "project"),
)
def unit_contributions(contributions: Table, ask: Ask) -> Measure:
    """Add what units paid."""
    return value(
        total(
            contributions,
            contributions.unit_paid,
            ask.selects(contributions) & (contributions.unit_paid > 0),
        )
    )
