"""Tasks done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.measurement.expression import count, value
from jixiao.measurement.metric import metric

if TYPE_CHECKING:
    from jixiao.measurement.ask import Ask
    from jixiao.measurement.expression import Measure, Table


@metric(
    title="办结业务量",
    definition="期间内受理并在期末前办结的件数。",
    unit="件",
    filters=("project", "kind"),
)
def tasks_done(tasks: Table, ask: Ask) -> Measure:
    """Count the tasks done by the end."""
    return value(count(tasks, ask.selects(tasks) & ask.by_end(tasks.done_on)))
