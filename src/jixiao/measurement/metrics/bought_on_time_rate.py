"""Assets delivered on time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.measurement.expression import ratio, total
from jixiao.measurement.metric import metric

if TYPE_CHECKING:
    from jixiao.measurement.ask import Ask
    from jixiao.measurement.expression import Measure, Table


@metric(
    title="采购按时完成率",
    definition="期间内应到货的数量中，按时到货的比例。",
    unit="%",
    filters=("project", "kind"),
)
def bought_on_time_rate(assets: Table, ask: Ask) -> Measure:
    """Compare the pieces delivered by their day with those due."""
    due = ask.selects(assets) & ask.within(assets.due_on)
    timely = due & (assets.bought_on <= assets.due_on)
    return ratio(total(assets, assets.quantity, timely), total(assets, assets.quantity, due))
