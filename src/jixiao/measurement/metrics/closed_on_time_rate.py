"""Cases closed in time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.measurement.expression import count, ratio
from jixiao.measurement.metric import metric

if TYPE_CHECKING:
    from jixiao.measurement.ask import Ask
    from jixiao.measurement.expression import Measure, Table


@metric(
    title="案件按时办结率",
    definition="期末前应办结的件数中，按时办结的比例。",
    unit="%",
    filters=("project", "kind", "origin"),
    source="labour-inspection#handling",
)
def closed_on_time_rate(cases: Table, ask: Ask) -> Measure:
    """Compare the cases closed by their day with those due.

    Source: labour-inspection#handling
    """
    due = ask.selects(cases) & ask.by_end(cases.close_due_on)
    return ratio(count(cases, due & (cases.closed_on <= cases.close_due_on)), count(cases, due))
