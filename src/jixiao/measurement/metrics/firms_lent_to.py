"""Firms lent to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.measurement.expression import distinct, value
from jixiao.measurement.metric import metric

if TYPE_CHECKING:
    from jixiao.measurement.ask import Ask
    from jixiao.measurement.expression import Measure, Table


@metric(
    title="贷款单位数",
    definition="期间内获得贷款的小微企业数，同一企业只计一次。",
    unit="个",
    filters=("group", "bank"),
)
def firms_lent_to(loans: Table, ask: Ask) -> Measure:
    """Count the firms granted a loan."""
    granted = ask.selects(loans) & (loans.kind == "firm") & ask.within(loans.granted_on)
    return value(distinct(loans, loans.unit, granted))
