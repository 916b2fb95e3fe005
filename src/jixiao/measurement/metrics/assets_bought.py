"""Assets bought."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.measurement.expression import total, value
from jixiao.measurement.metric import metric

if TYPE_CHECKING:
    from jixiao.measurement.ask import Ask
    from jixiao.measurement.expression import Measure, Table


@metric(
    title="购置数量",
    definition="期间内到货的数量。",
    unit="台",
    filters=("project", "kind"),
)
def assets_bought(assets: Table, ask: Ask) -> Measure:
    """Add the pieces delivered in the period."""
    return value(total(assets, assets.quantity, ask.selects(assets) & ask.within(assets.bought_on)))
