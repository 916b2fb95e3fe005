"""Largest loan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.measurement.expression import highest, value
from jixiao.measurement.metric import metric

if TYPE_CHECKING:
    from jixiao.measurement.ask import Ask
    from jixiao.measurement.expression import Measure, Table


@metric(
    title="单笔最高贷款额",
    definition="期间内放款的贷款中最高的本金。",
    unit="元",
    filters=("kind", "group", "bank"),
    source="caijin-2023-75#limits",
)
def largest_loan(loans: Table, ask: Ask) -> Measure:
    """Find the highest principal granted in the period.

    Source: caijin-2023-75#limits
    """
    return value(highest(loans, loans.principal, ask.selects(loans) & ask.within(loans.granted_on)))
