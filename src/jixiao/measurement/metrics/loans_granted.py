"""Loans granted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.measurement.expression import count, value
from jixiao.measurement.metric import metric

if TYPE_CHECKING:
    from jixiao.measurement.ask import Ask
    from jixiao.measurement.expression import Measure, Table


@metric(
    title="发放贷款笔数",
    definition="期间内放款的贷款笔数。",
    unit="人次",
    filters=("kind", "group", "bank"),
)
def loans_granted(loans: Table, ask: Ask) -> Measure:
    """Count the loans granted in the period."""
    return value(count(loans, ask.selects(loans) & ask.within(loans.granted_on)))
