"""Cases accepted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.measurement.expression import count, value
from jixiao.measurement.metric import metric

if TYPE_CHECKING:
    from jixiao.measurement.ask import Ask
    from jixiao.measurement.expression import Measure, Table


@metric(
    title="受理案件数",
    definition="期间内接收并受理的件数。",
    unit="件",
    filters=("project", "kind", "origin"),
)
def cases_accepted(cases: Table, ask: Ask) -> Measure:
    """Count the cases accepted."""
    return value(count(cases, ask.selects(cases) & ask.by_end(cases.accepted_on)))
