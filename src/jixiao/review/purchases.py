"""Which row counts what the money of a project buys or pays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.model.quantity import QuantityKind
from jixiao.review.rows import annual_rows, class_of, is_cost, speaks_of

if TYPE_CHECKING:
    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context


def bought_row(plan: PerformancePlan, context: Context) -> int | None:
    """Return the first row that counts things bought or people paid, when no row states a cost.

    None where a cost row stands, where no budget is printed, and where the money buys nothing
    that can be counted: salaries of the office, supervision, meetings.
    """
    budget = plan.budget.total if plan.budget else None
    if not budget or budget < 0 or any(is_cost(row) for row in plan.indicators):
        return None
    words = context.words("bought_words")
    for number, row in annual_rows(plan):
        quantity = row.target.quantity
        counted = quantity is not None and quantity.kind is QuantityKind.COUNT
        if counted and class_of(row) == "quantity" and speaks_of(row.name, words):
            return number
    return None
