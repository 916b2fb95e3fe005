"""A plan as a project of the year that money is kept by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.monitoring.listed import Listed

if TYPE_CHECKING:
    from jixiao.model.plan import PerformancePlan


def listed_of(plan: PerformancePlan) -> Listed:
    """Return a plan's code, name, budget and unit, "" for what it does not tell."""
    amount = plan.budget.amount if plan.budget else None
    unit = (plan.unit.name if plan.unit else None) or plan.implementing_unit or ""
    return Listed(
        (plan.code or "").strip(), (plan.name or "").strip(),
        amount.yuan if amount else None, unit.strip(),
    )  # fmt: skip
