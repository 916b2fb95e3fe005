"""Tasks without fault."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.measurement.expression import count, ratio
from jixiao.measurement.metric import metric

if TYPE_CHECKING:
    from jixiao.measurement.ask import Ask
    from jixiao.measurement.expression import Measure, Table


@metric(
    title="业务办理准确率",
    definition="有复核结论的件数中，办理无误的比例。",
    unit="%",
    filters=("project", "kind"),
)
def task_correct_rate(tasks: Table, ask: Ask) -> Measure:
    """Compare the tasks without fault with those looked over."""
    seen = ask.selects(tasks) & tasks.correct.notnull()
    return ratio(count(tasks, seen & tasks.correct), count(tasks, seen))
