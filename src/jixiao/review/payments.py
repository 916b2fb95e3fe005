"""Which projects look like one payment: a unit's equal amounts whose names tell of one fund."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.review.rows import plain

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context

Payment = tuple["str | None", "Decimal"]


def payment_of(plan: PerformancePlan) -> Payment | None:
    """Return the unit and the yuan of a plan's budget, None without an amount over nought."""
    amount = plan.budget.amount if plan.budget else None
    if amount is None or amount.number <= 0:
        return None
    return (plan.unit.name if plan.unit else plan.implementing_unit), amount.into("元").number


def may_be_one(plans: Sequence[PerformancePlan], context: Context) -> bool:
    """Return whether plans of one amount may be one payment.

    One of them is a batch (提前下达, 第二批), or two names say the same but for words of funds:
    county roads and village roads of one amount are two payments.
    """
    payments = set(map(payment_of, plans))
    if len(payments) != 1 or None in payments:
        return False
    names = [plain(plan.name) for plan in plans]
    if any(word in name for name in names for word in context.words("batch_words")):
        return True
    return len({_bare(name, context.words("fund_words")) for name in names}) < len(names)


def _bare(name: str, words: Sequence[str]) -> str:
    for word in words:
        name = name.replace(word, "")
    return name
