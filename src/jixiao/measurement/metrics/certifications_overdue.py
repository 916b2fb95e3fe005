"""Certifications overdue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.measurement.expression import distinct, value
from jixiao.measurement.metric import metric

if TYPE_CHECKING:
    from jixiao.measurement.ask import Ask
    from jixiao.measurement.expression import Measure, Table


@metric(
    title="逾期未认证人数",
    definition="期间内应认证、到期未通过认证的人数。",
    unit="人",
    filters=("benefit",),
)
def certifications_overdue(certifications: Table, ask: Ask) -> Measure:
    """Count the persons not certified by their day."""
    due = ask.selects(certifications) & ask.within(certifications.due_on)
    missed = (
        certifications.certified_on.isnull()
        | (certifications.certified_on > certifications.due_on)
        | (certifications.result != "passed")
    )
    return value(distinct(certifications, certifications.person, due & missed))
