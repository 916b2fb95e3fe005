"""Loans overdue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.measurement.expression import ratio, total
from jixiao.measurement.metric import metric

if TYPE_CHECKING:
    from jixiao.measurement.ask import Ask
    from jixiao.measurement.expression import Measure, Table


@metric(
    title="贷款逾期率",
    definition="期末逾期贷款余额除以期末贷款余额。",
    unit="%",
)
def overdue_rate(loan_balances: Table, ask: Ask) -> Measure:
    """Compare overdue balances with all, on the last day."""
    held = loan_balances.balance_to >= ask.last_day
    return ratio(
        total(loan_balances, loan_balances.balance, held & loan_balances.overdue),
        total(loan_balances, loan_balances.balance, held),
    )
