"""What stands public now, kept in step with the last disclosure of a plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.model.amount import Amount
from jixiao.web.disclosure.indexing import indicators_of
from jixiao.web.disclosure.models import IndicatorRecord, PublicPlanRecord, Standing
from jixiao.web.plans.printing import document_of_version

if TYPE_CHECKING:
    from decimal import Decimal

    from jixiao.model.plan import PerformancePlan
    from jixiao.web.disclosure.models import DisclosureRecord

_LARGEST = 10**12
"""万元 that the column holds; a printed sum beyond is a mistake and is not added up."""


def stand(done: DisclosureRecord) -> PublicPlanRecord:
    """Return the public plan as the disclosure says, its indicators entered or removed."""
    plan, unit = done.plan, done.plan.project.unit
    document = document_of_version(done.version)
    declared = document.projects[0]
    parts = plan.path.split("/")
    public, _ = PublicPlanRecord.objects.update_or_create(
        plan=plan,
        defaults={
            "disclosure": done, "version": done.version, "standing": done.standing,
            "fiscal_year": plan.fiscal_year, "division": parts[0],
            "department": "/".join(parts[:2]) + "/", "path": plan.path, "unit_name": unit.name,
            "name": (declared.name or plan.name)[:200], "code": plan.code,
            "rows": len(declared.indicators), **_money(declared),
        },
    )  # fmt: skip
    public.indicators.all().delete()
    if done.standing == Standing.PUBLISHED:
        IndicatorRecord.objects.bulk_create(indicators_of(public, document))
    return public


def _money(plan: PerformancePlan) -> dict[str, Decimal | None]:
    """Return the money of a plan in 万元, whatever unit it is printed in."""
    budget = plan.budget
    if budget is None:
        return {}
    parts = {"total": budget.total, "fiscal": budget.fiscal, "other": budget.other}
    money = {
        name: None if part is None else Amount(part, budget.unit).into("万元").number
        for name, part in parts.items()
    }
    return {
        name: part if part is not None and abs(part) < _LARGEST else None
        for name, part in money.items()
    }
