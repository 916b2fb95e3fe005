"""Newly insured."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.measurement.expression import distinct, value
from jixiao.measurement.metric import metric

if TYPE_CHECKING:
    from jixiao.measurement.ask import Ask
    from jixiao.measurement.expression import Measure, Table


@metric(
    title="新增参保人数",
    definition="期间内参保的人数，同一人只计一次。",
    unit="人",
    filters=("scheme", "group"),
)
def newly_insured(enrolments: Table, ask: Ask) -> Measure:
    """Count the persons who joined in the period."""
    joined = ask.selects(enrolments) & ask.within(enrolments.enrolled_on)
    return value(distinct(enrolments, enrolments.person, joined))
