"""People trained."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.measurement.expression import total, value
from jixiao.measurement.metric import metric

if TYPE_CHECKING:
    from jixiao.measurement.ask import Ask
    from jixiao.measurement.expression import Measure, Table


@metric(
    title="培训人次",
    definition="参加培训的人次之和。",
    unit="人次",
    filters=("project",),
)
def people_trained(activities: Table, ask: Ask) -> Measure:
    """Add those who attended training."""
    return value(
        total(
            activities,
            activities.attended,
            ask.selects(activities) & (activities.kind == "training"),
        )
    )
