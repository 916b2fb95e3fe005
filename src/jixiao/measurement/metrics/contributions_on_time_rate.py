"""Contributions on time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.measurement.expression import count, ratio
from jixiao.measurement.metric import metric

if TYPE_CHECKING:
    from jixiao.measurement.ask import Ask
    from jixiao.measurement.expression import Measure, Table


@metric(
    title="按时缴费率",
    definition="在应缴日期以前足额到账的笔数除以期末前应缴的笔数。",
    unit="%",
    filters=("scheme", "group", "project"),
)
def contributions_on_time_rate(contributions: Table, ask: Ask) -> Measure:
    """Compare contributions paid by their day with those due."""
    due = ask.selects(contributions) & ask.by_end(contributions.due_on)
    paid = (
        contributions.personal_paid
        + contributions.unit_paid.fill_null(0)
        + contributions.behalf_paid.fill_null(0)
    )
    owed = contributions.personal_due + contributions.unit_due.fill_null(0)
    timely = (contributions.paid_on <= contributions.due_on) & (paid >= owed)
    return ratio(count(contributions, due & timely), count(contributions, due))
