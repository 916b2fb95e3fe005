"""Certified."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.measurement.expression import count, ratio
from jixiao.measurement.metric import metric

if TYPE_CHECKING:
    from jixiao.measurement.ask import Ask
    from jixiao.measurement.expression import Measure, Table


@metric(
    title="资格认证率",
    definition="期间内应认证的人中，在认证周期内认证通过的比例。",
    unit="%",
    filters=("benefit",),
)
def certified_rate(certifications: Table, ask: Ask) -> Measure:
    """Compare certifications passed in time with those due."""
    due = ask.selects(certifications) & ask.within(certifications.due_on)
    timely = (certifications.certified_on >= certifications.due_from) & (
        certifications.certified_on <= certifications.due_on
    )
    passed = due & timely & (certifications.result == "passed")
    return ratio(count(certifications, passed), count(certifications, due))
