"""Amount of loans granted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.measurement.expression import total, value
from jixiao.measurement.metric import metric

if TYPE_CHECKING:
    from jixiao.measurement.ask import Ask
    from jixiao.measurement.expression import Measure, Table


@metric(
    title="发放贷款金额",
    definition="期间内放款的贷款本金之和。",
    unit="元",
    filters=("kind", "group", "bank"),
)
def loan_amount(loans: Table, ask: Ask) -> Measure:
    """Add the principals granted in the period."""
    return value(total(loans, loans.principal, ask.selects(loans) & ask.within(loans.granted_on)))
