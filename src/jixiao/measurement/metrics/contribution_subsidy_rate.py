"""Contribution subsidies paid of those due."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.measurement.expression import ratio, total
from jixiao.measurement.metric import metric

if TYPE_CHECKING:
    from jixiao.measurement.ask import Ask
    from jixiao.measurement.expression import Measure, Table


@metric(
    title="缴费补贴补助率",
    definition="缴费补贴实补金额除以应补金额。",
    unit="%",
    filters=("scheme", "group", "project"),
)
def contribution_subsidy_rate(contributions: Table, ask: Ask) -> Measure:
    """Compare subsidies paid with those due."""
    due = ask.selects(contributions) & (contributions.subsidy_due > 0)
    return ratio(
        total(contributions, contributions.subsidy_paid, due),
        total(contributions, contributions.subsidy_due, due),
    )
