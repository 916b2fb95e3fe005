"""Users of a system."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.measurement.expression import total, value
from jixiao.measurement.metric import metric

if TYPE_CHECKING:
    from jixiao.measurement.ask import Ask
    from jixiao.measurement.expression import Measure, Table


@metric(
    title="系统操作人数",
    definition="期末在册单位的系统操作人数之和。",
    unit="人",
    filters=("project", "kind"),
)
def system_users(units: Table, ask: Ask) -> Measure:
    """Add the users of a system."""
    held = ask.selects(units) & ask.by_end(units.registered_on) & ask.lasting(units.ended_on)
    return value(total(units, units.users, held))
