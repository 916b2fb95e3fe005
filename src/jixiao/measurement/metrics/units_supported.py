"""Units provided for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.measurement.expression import distinct, value
from jixiao.measurement.metric import metric

if TYPE_CHECKING:
    from jixiao.measurement.ask import Ask
    from jixiao.measurement.expression import Measure, Table


@metric(
    title="保障单位数",
    definition="期末经费保障的单位数。",
    unit="个",
    filters=("project", "kind"),
)
def units_supported(units: Table, ask: Ask) -> Measure:
    """Count the units provided for."""
    provided = (
        ask.selects(units) & ask.by_end(units.supported_from) & ask.lasting(units.supported_to)
    )
    return value(distinct(units, units.unit, provided))
