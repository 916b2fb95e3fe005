"""Start-ups in the base."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.measurement.expression import distinct, value
from jixiao.measurement.metric import metric

if TYPE_CHECKING:
    from jixiao.measurement.ask import Ask
    from jixiao.measurement.expression import Measure, Table


@metric(
    title="入驻创业基地实体数",
    definition="期末在创业基地的创业实体数。",
    unit="户",
    filters=("project",),
)
def base_entrants(units: Table, ask: Ask) -> Measure:
    """Count the start-ups in the base."""
    inside = ask.by_end(units.base_entered_on) & ask.lasting(units.ended_on)
    return value(
        distinct(units, units.unit, ask.selects(units) & (units.kind == "start_up") & inside)
    )
