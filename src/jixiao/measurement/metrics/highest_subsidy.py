"""Highest subsidy of one recipient."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.measurement.expression import highest, value
from jixiao.measurement.metric import metric

if TYPE_CHECKING:
    from jixiao.measurement.ask import Ask
    from jixiao.measurement.expression import Measure, Table


@metric(
    title="单户最高补贴额",
    definition="期间内一个人或一户累计实补金额的最高值。",
    unit="元/户",
    filters=("kind", "project"),
)
def highest_subsidy(subsidies: Table, ask: Ask) -> Measure:
    """Add the subsidies of each recipient and find the highest sum."""
    got = subsidies.filter(ask.selects(subsidies) & (subsidies.paid > 0))
    sums = got.group_by("person").aggregate(paid=got.paid.sum())
    return value(highest(sums, sums.paid, sums.paid > 0))
