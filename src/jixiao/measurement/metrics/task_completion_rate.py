"""Tasks completed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.measurement.expression import count, ratio
from jixiao.measurement.metric import metric

if TYPE_CHECKING:
    from jixiao.measurement.ask import Ask
    from jixiao.measurement.expression import Measure, Table


@metric(
    title="业务办结率",
    definition="期末前应办结的件数中，已办结的比例。",
    unit="%",
    filters=("project", "kind"),
)
def task_completion_rate(tasks: Table, ask: Ask) -> Measure:
    """Compare the tasks done with those due."""
    due = ask.selects(tasks) & ask.by_end(tasks.due_on)
    return ratio(count(tasks, due & ask.by_end(tasks.done_on)), count(tasks, due))
