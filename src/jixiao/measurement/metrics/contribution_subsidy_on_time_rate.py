"""Contribution subsidies on time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.measurement.expression import count, ratio
from jixiao.measurement.metric import metric

if TYPE_CHECKING:
    from jixiao.measurement.ask import Ask
    from jixiao.measurement.expression import Measure, Table


@metric(
    title="缴费补贴及时率",
    definition="在应到账日期以前足额到账的补贴笔数除以应补笔数。",
    unit="%",
    filters=("scheme", "group", "project"),
)
def contribution_subsidy_on_time_rate(contributions: Table, ask: Ask) -> Measure:
    """Compare subsidies credited by their day with those due."""
    due = ask.selects(contributions) & (contributions.subsidy_due > 0)
    timely = (contributions.subsidy_paid_on <= contributions.subsidy_due_on) & (
        contributions.subsidy_paid >= contributions.subsidy_due
    )
    return ratio(count(contributions, due & timely), count(contributions, due))
