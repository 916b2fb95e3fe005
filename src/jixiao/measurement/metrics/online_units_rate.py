"""Units that file online."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.measurement.expression import distinct, ratio
from jixiao.measurement.metric import metric

if TYPE_CHECKING:
    from jixiao.measurement.ask import Ask
    from jixiao.measurement.expression import Measure, Table


@metric(
    title="网上申报开通率",
    definition="期末已参保单位中，已开通网上申报的比例。",
    unit="%",
    filters=("kind",),
)
def online_units_rate(units: Table, ask: Ask) -> Measure:
    """Compare the units that file online with those insured."""
    insured = (
        ask.selects(units)
        & units.insured
        & ask.by_end(units.registered_on)
        & ask.lasting(units.ended_on)
    )
    return ratio(
        distinct(units, units.unit, insured & ask.by_end(units.online_on)),
        distinct(units, units.unit, insured),
    )
