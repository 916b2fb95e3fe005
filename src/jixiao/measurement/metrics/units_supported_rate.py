"""Units provided for of those to be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.measurement.expression import distinct, ratio
from jixiao.measurement.metric import metric

if TYPE_CHECKING:
    from jixiao.measurement.ask import Ask
    from jixiao.measurement.expression import Measure, Table


@metric(
    title="单位运转保障率",
    definition="期末应保障的单位中，实际保障的比例。",
    unit="%",
    filters=("project", "kind"),
)
def units_supported_rate(units: Table, ask: Ask) -> Measure:
    """Compare the units provided for with those to be."""
    ought = (
        ask.selects(units)
        & units.project.notnull()
        & ask.by_end(units.registered_on)
        & ask.lasting(units.ended_on)
    )
    provided = ought & ask.by_end(units.supported_from) & ask.lasting(units.supported_to)
    return ratio(distinct(units, units.unit, provided), distinct(units, units.unit, ought))
