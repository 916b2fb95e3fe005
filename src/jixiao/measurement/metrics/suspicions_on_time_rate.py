"""Suspicions closed in time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.measurement.expression import count, ratio
from jixiao.measurement.metric import metric

if TYPE_CHECKING:
    from jixiao.measurement.ask import Ask
    from jixiao.measurement.expression import Measure, Table


@metric(
    title="疑点按期办结率",
    definition="期间内到期的疑点中，按期办结的比例。",
    unit="%",
    filters=("kind", "benefit", "project"),
)
def suspicions_on_time_rate(suspicions: Table, ask: Ask) -> Measure:
    """Compare the suspicions closed by their day with those due."""
    due = ask.selects(suspicions) & ask.within(suspicions.due_on)
    return ratio(
        count(suspicions, due & (suspicions.closed_on <= suspicions.due_on)), count(suspicions, due)
    )
