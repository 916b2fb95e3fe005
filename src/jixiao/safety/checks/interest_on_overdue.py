"""Interest subsidised on an overdue loan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.safety.check import check

if TYPE_CHECKING:
    from jixiao.measurement.ask import Ask
    from jixiao.measurement.expression import Table


@check(
    title="逾期或展期仍贴息",
    why="贷款在该季度逾期或展期，仍予贴息。",
    source="caijin-2023-75#limits",
)
def interest_on_overdue(loan_interest: Table, loan_balances: Table, _ask: Ask) -> Table:
    """Return interest of quarters with an overdue or extended balance.

    Source: caijin-2023-75#limits
    """
    late = loan_balances.filter(loan_balances.overdue | loan_balances.extended)
    bad = late.select("loan", "division", at=late.month)
    paid = loan_interest.filter(loan_interest.paid > 0)
    during = (bad.at >= paid.quarter_from) & (bad.at <= paid.quarter_to)
    return paid.semi_join(bad, [paid.loan == bad.loan, paid.division == bad.division, during])
