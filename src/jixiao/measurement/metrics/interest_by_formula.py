"""Interest subsidy by formula."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jixiao.measurement.expression import exact, portion, total, value
from jixiao.measurement.metric import metric

if TYPE_CHECKING:
    from jixiao.measurement.ask import Ask
    from jixiao.measurement.expression import Measure, Table

DAYS: Final = 360
"""Days of a year, as banks reckon; half of the interest is subsidised."""


@metric(
    title="应贴息金额",
    definition="未逾期、未展期的余额乘天数乘年利率，除以360，再乘50%。",
    unit="元",
    filters=("kind", "group", "bank"),
    source="caijin-2023-75#rate",
)
def interest_by_formula(loan_balances: Table, loans: Table, ask: Ask) -> Measure:
    """Add balances times days times rates; divide once.

    Source: caijin-2023-75#rate
    """
    meant = loans.filter(ask.selects(loans)).select("loan", "rate")
    owed = loan_balances.inner_join(meant, "loan")
    interest = portion(owed.balance, owed.rate * exact(owed.days, 3))
    return value(total(owed, interest, ~owed.overdue & ~owed.extended), divisor=DAYS * 2)
