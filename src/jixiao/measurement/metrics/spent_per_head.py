"""Spending a head."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.measurement.expression import ratio, total
from jixiao.measurement.metric import metric

if TYPE_CHECKING:
    from jixiao.measurement.ask import Ask
    from jixiao.measurement.expression import Measure, Table


@metric(
    title="人均支出成本",
    definition="支出金额之和除以期末保障人数。",
    unit="元/人",
    filters=("project", "item"),
)
def spent_per_head(vouchers: Table, units: Table, ask: Ask) -> Measure:
    """Divide what was spent by the heads provided for."""
    provided = (
        ask.selects(units) & ask.by_end(units.supported_from) & ask.lasting(units.supported_to)
    )
    return ratio(
        total(vouchers, vouchers.amount, ask.selects(vouchers)), total(units, units.staff, provided)
    )
