"""People reached."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.measurement.expression import total, value
from jixiao.measurement.metric import metric

if TYPE_CHECKING:
    from jixiao.measurement.ask import Ask
    from jixiao.measurement.expression import Measure, Table


@metric(
    title="受众人次",
    definition="活动受众人次之和。",
    unit="人次",
    filters=("project", "kind"),
)
def people_reached(activities: Table, ask: Ask) -> Measure:
    """Add the people reached."""
    return value(total(activities, activities.reached, ask.selects(activities)))
