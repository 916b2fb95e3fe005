"""Subsidies on time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.measurement.expression import count, ratio
from jixiao.measurement.metric import metric

if TYPE_CHECKING:
    from jixiao.measurement.ask import Ask
    from jixiao.measurement.expression import Measure, Table


@metric(
    title="补贴按时发放率",
    definition="在应到账日期以前足额到账的笔数除以期末前应补笔数。",
    unit="%",
    filters=("kind", "project"),
)
def subsidy_on_time_rate(subsidies: Table, ask: Ask) -> Measure:
    """Compare subsidies that arrived by their day with those due."""
    due = ask.selects(subsidies) & (subsidies.due > 0) & ask.by_end(subsidies.due_on)
    timely = (subsidies.paid_on <= subsidies.due_on) & (subsidies.paid >= subsidies.due)
    return ratio(count(subsidies, due & timely), count(subsidies, due))
