"""Copies printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.measurement.expression import total, value
from jixiao.measurement.metric import metric

if TYPE_CHECKING:
    from jixiao.measurement.ask import Ask
    from jixiao.measurement.expression import Measure, Table


@metric(
    title="印制份数",
    definition="印制份数之和。",
    unit="份",
    filters=("project", "kind"),
)
def copies_printed(activities: Table, ask: Ask) -> Measure:
    """Add the copies."""
    return value(total(activities, activities.copies, ask.selects(activities)))
