"""The money of a self-evaluation as it was told: live in a draft, kept once the unit signed it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from jixiao.monitoring.told_money import record_of, told_in
from jixiao.web.budgets.queries import told_until
from jixiao.web.treasury.queries import paid_by_month

if TYPE_CHECKING:
    from jixiao.monitoring.told_money import ToldMoney
    from jixiao.web.results.models import SelfEvaluationRecord


def told_of(record: SelfEvaluationRecord) -> ToldMoney:
    """Return what was told of its project's money up to the end of the year."""
    if record.told_money is not None:
        return told_in(record.told_money)
    return told_until(record.plan.project_id, date(record.fiscal_year, 12, 31))


def paid_by_months(record: SelfEvaluationRecord) -> dict[int, Decimal]:
    """Return what `paid_by_month` says of the year."""
    if record.told_money is not None:
        return {month: Decimal(paid) for month, paid in enumerate(record.told_money["months"], 1)}
    return paid_by_month(record.plan.project_id, record.fiscal_year)


def to_keep(record: SelfEvaluationRecord) -> dict[str, Any]:
    """Return both as plain values; `months` are sums of payments in 万元, from January on."""
    months = [f"{paid:f}" for paid in paid_by_months(record).values()]
    return {**record_of(told_of(record)), "months": months}
