"""Suspicions closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.measurement.expression import count, ratio
from jixiao.measurement.metric import metric

if TYPE_CHECKING:
    from jixiao.measurement.ask import Ask
    from jixiao.measurement.expression import Measure, Table


@metric(
    title="疑点核查完成率",
    definition="期间内下发的疑点中，期末前已办结的比例。",
    unit="%",
    filters=("kind", "benefit", "project"),
)
def suspicions_checked_rate(suspicions: Table, ask: Ask) -> Measure:
    """Compare the suspicions closed with those issued."""
    issued = ask.selects(suspicions) & ask.within(suspicions.issued_on)
    return ratio(
        count(suspicions, issued & ask.by_end(suspicions.closed_on)), count(suspicions, issued)
    )
