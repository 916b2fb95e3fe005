"""Persons paid for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.measurement.expression import distinct, value
from jixiao.measurement.metric import metric

if TYPE_CHECKING:
    from jixiao.measurement.ask import Ask
    from jixiao.measurement.expression import Measure, Table


@metric(
    title="政府代缴人数",
    definition="期间内由政府代缴养老保险费的人数，同一人只计一次。",
    unit="人",
    filters=("scheme", "group", "project", "behalf_kind"),
)
def persons_paid_for(contributions: Table, ask: Ask) -> Measure:
    """Count the persons whose contributions the government paid."""
    helped = ask.selects(contributions) & (contributions.behalf_paid > 0)
    return value(distinct(contributions, contributions.person, helped))
