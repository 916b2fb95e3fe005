"""Passed after training."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.measurement.expression import ratio, total
from jixiao.measurement.metric import metric

if TYPE_CHECKING:
    from jixiao.measurement.ask import Ask
    from jixiao.measurement.expression import Measure, Table


@metric(
    title="培训合格率",
    definition="培训合格人数除以参加人次。",
    unit="%",
    filters=("project",),
)
def training_passed_rate(activities: Table, ask: Ask) -> Measure:
    """Compare those who passed with those who attended."""
    held = ask.selects(activities) & (activities.kind == "training") & activities.passed.notnull()
    return ratio(
        total(activities, activities.passed, held), total(activities, activities.attended, held)
    )
