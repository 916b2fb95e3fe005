"""Staff provided for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.measurement.expression import total, value
from jixiao.measurement.metric import metric

if TYPE_CHECKING:
    from jixiao.measurement.ask import Ask
    from jixiao.measurement.expression import Measure, Table


@metric(
    title="保障人数",
    definition="期末经费保障的人数之和。",
    unit="人",
    filters=("project", "kind"),
)
def staff_supported(units: Table, ask: Ask) -> Measure:
    """Add the staff of units provided for."""
    provided = (
        ask.selects(units) & ask.by_end(units.supported_from) & ask.lasting(units.supported_to)
    )
    return value(total(units, units.staff, provided))
