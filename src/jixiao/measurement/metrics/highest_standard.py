"""Highest monthly standard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.measurement.expression import highest, value
from jixiao.measurement.metric import metric

if TYPE_CHECKING:
    from jixiao.measurement.ask import Ask
    from jixiao.measurement.expression import Measure, Table


@metric(
    title="最高月补贴标准",
    definition="实际发放的补贴中最高的标准。",
    unit="元/人·月",
    filters=("kind", "project"),
)
def highest_standard(subsidies: Table, ask: Ask) -> Measure:
    """Find the highest standard."""
    return value(
        highest(subsidies, subsidies.standard, ask.selects(subsidies) & (subsidies.paid > 0))
    )
