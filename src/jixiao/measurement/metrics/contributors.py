"""Contributors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.measurement.expression import distinct, value
from jixiao.measurement.metric import metric

if TYPE_CHECKING:
    from jixiao.measurement.ask import Ask
    from jixiao.measurement.expression import Measure, Table


@metric(
    title="缴费人数",
    definition="期间内个人、单位缴费或由政府代缴大于零的人数，同一人只计一次。",
    unit="人",
    filters=("scheme", "group", "project"),
)
def contributors(contributions: Table, ask: Ask) -> Measure:
    """Count the persons for whom anything was paid."""
    others = contributions.unit_paid.fill_null(0) + contributions.behalf_paid.fill_null(0)
    paid = ask.selects(contributions) & (contributions.personal_paid + others > 0)
    return value(distinct(contributions, contributions.person, paid))
