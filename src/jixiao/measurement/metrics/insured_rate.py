"""Coverage."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.measurement.expression import distinct, ratio
from jixiao.measurement.metric import metric

if TYPE_CHECKING:
    from jixiao.measurement.ask import Ask
    from jixiao.measurement.expression import Measure, Table


@metric(
    title="参保率",
    definition="期末在保人数除以期末应参保人数，同一人只计一次。",
    unit="%",
    filters=("scheme", "group"),
)
def insured_rate(enrolments: Table, ask: Ask) -> Measure:
    """Compare the insured with those who ought to be."""
    listed = ask.by_end(enrolments.listed_on) & ask.lasting(enrolments.removed_on)
    ought = ask.selects(enrolments) & listed
    insured = ought & ask.by_end(enrolments.enrolled_on) & ask.lasting(enrolments.ended_on)
    return ratio(
        distinct(enrolments, enrolments.person, insured),
        distinct(enrolments, enrolments.person, ought),
    )
