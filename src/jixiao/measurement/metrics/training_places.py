"""Training places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.measurement.expression import total, value
from jixiao.measurement.metric import metric

if TYPE_CHECKING:
    from jixiao.measurement.ask import Ask
    from jixiao.measurement.expression import Measure, Table


@metric(
    title="培训计划人数",
    definition="培训的计划人数之和。",
    unit="人次",
    filters=("project",),
)
def training_places(activities: Table, ask: Ask) -> Measure:
    """Add the places of training."""
    return value(
        total(
            activities, activities.places, ask.selects(activities) & (activities.kind == "training")
        )
    )
