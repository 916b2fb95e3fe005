"""Activities held."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.measurement.expression import count, value
from jixiao.measurement.metric import metric

if TYPE_CHECKING:
    from jixiao.measurement.ask import Ask
    from jixiao.measurement.expression import Measure, Table


@metric(
    title="活动场次",
    definition="举办的活动场次。",
    unit="次",
    filters=("project", "kind"),
)
def activities_held(activities: Table, ask: Ask) -> Measure:
    """Count the activities."""
    return value(count(activities, ask.selects(activities)))
