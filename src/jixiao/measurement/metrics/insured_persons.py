"""Persons insured."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.measurement.expression import distinct, value
from jixiao.measurement.metric import metric

if TYPE_CHECKING:
    from jixiao.measurement.ask import Ask
    from jixiao.measurement.expression import Measure, Table


@metric(
    title="参保人数",
    definition="期末在保人数，同一人只计一次。",
    unit="人",
    filters=("scheme", "group"),
)
def insured_persons(enrolments: Table, ask: Ask) -> Measure:
    """Count the persons insured on the last day."""
    listed = ask.by_end(enrolments.listed_on) & ask.lasting(enrolments.removed_on)
    insured = ask.by_end(enrolments.enrolled_on) & ask.lasting(enrolments.ended_on)
    return value(
        distinct(enrolments, enrolments.person, ask.selects(enrolments) & listed & insured)
    )
