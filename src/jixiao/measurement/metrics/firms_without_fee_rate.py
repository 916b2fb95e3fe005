"""Transferred without a fee of the firm."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.measurement.expression import distinct, ratio
from jixiao.measurement.metric import metric

if TYPE_CHECKING:
    from jixiao.measurement.ask import Ask
    from jixiao.measurement.expression import Measure, Table


@metric(
    title="企业不再承担费用的比例",
    definition="期末前已移交的人中，原企业不再负担费用的比例。",
    unit="%",
    filters=("project",),
)
def firms_without_fee_rate(transfers: Table, ask: Ask) -> Measure:
    """Compare those without a fee with those transferred."""
    moved = ask.selects(transfers) & ask.by_end(transfers.transferred_on)
    free = moved & (transfers.firm_fee == 0)
    return ratio(
        distinct(transfers, transfers.person, free), distinct(transfers, transfers.person, moved)
    )
