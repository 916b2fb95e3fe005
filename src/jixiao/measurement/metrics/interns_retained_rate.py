"""Interns kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.measurement.expression import distinct, ratio
from jixiao.measurement.metric import metric

if TYPE_CHECKING:
    from jixiao.measurement.ask import Ask
    from jixiao.measurement.expression import Measure, Table


@metric(
    title="见习留用率",
    definition="见习期满的人中留用的比例，同一人只计一次。",
    unit="%",
    filters=("project",),
)
def interns_retained_rate(subsidies: Table, ask: Ask) -> Measure:
    """Compare the interns kept with those who finished."""
    finished = (
        ask.selects(subsidies) & (subsidies.kind == "internship") & subsidies.retained.notnull()
    )
    kept = finished & subsidies.retained
    return ratio(
        distinct(subsidies, subsidies.person, kept), distinct(subsidies, subsidies.person, finished)
    )
