"""Transferred on time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.measurement.expression import distinct, ratio
from jixiao.measurement.metric import metric

if TYPE_CHECKING:
    from jixiao.measurement.ask import Ask
    from jixiao.measurement.expression import Measure, Table


@metric(
    title="移交及时率",
    definition="期间内应移交的人中，按时移交的比例。",
    unit="%",
    filters=("project",),
)
def transferred_on_time_rate(transfers: Table, ask: Ask) -> Measure:
    """Compare those transferred by their day with those due."""
    due = ask.selects(transfers) & ask.within(transfers.due_on)
    return ratio(
        distinct(transfers, transfers.person, due & (transfers.transferred_on <= transfers.due_on)),
        distinct(transfers, transfers.person, due),
    )
