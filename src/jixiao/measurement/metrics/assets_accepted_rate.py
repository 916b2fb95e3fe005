"""Assets accepted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.measurement.expression import ratio, total
from jixiao.measurement.metric import metric

if TYPE_CHECKING:
    from jixiao.measurement.ask import Ask
    from jixiao.measurement.expression import Measure, Table


@metric(
    title="验收合格率",
    definition="期间内到货的数量中，期末前验收合格的比例。",
    unit="%",
    filters=("project", "kind"),
)
def assets_accepted_rate(assets: Table, ask: Ask) -> Measure:
    """Compare the pieces accepted with those delivered."""
    bought = ask.selects(assets) & ask.within(assets.bought_on)
    accepted = bought & ask.by_end(assets.accepted_on)
    return ratio(total(assets, assets.accepted, accepted), total(assets, assets.quantity, bought))
