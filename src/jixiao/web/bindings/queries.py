"""The actuals of a version: the newest of each row and month, and how they went."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from django.db.models import Count, Max

from jixiao.web.bindings.models import ActualRecord, BindingRecord
from jixiao.web.ledgers.models import JobRecord
from jixiao.web.ledgers.queries import latest_month

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from jixiao.web.plans.models import PlanRecord, VersionRecord

DECEMBER: Final = 12


def actuals_of(version: VersionRecord) -> Mapping[int, dict[int, ActualRecord]]:
    """Return row → month → the newest actual."""
    found: dict[int, dict[int, ActualRecord]] = {}
    for one in ActualRecord.objects.filter(version=version).select_related("person").order_by("pk"):
        found.setdefault(one.row, {})[one.month] = one
    return {row: dict(sorted(months.items())) for row, months in found.items()}


def newest(months: Mapping[int, ActualRecord] | None) -> ActualRecord | None:
    """Return the actual of the last month there is."""
    return months[max(months)] if months else None


def value_of(one: ActualRecord) -> Decimal | None:
    """Return the value, None where nothing could be computed."""
    text = one.content["value"]
    return None if text is None else Decimal(text)


def measured_plans(plans: Sequence[int]) -> dict[int, tuple[int, int | None]]:
    """Return of each plan how many bindings are confirmed, and the last month that is measured."""
    bound = BindingRecord.objects.filter(version__plan__in=plans, confirmed__isnull=False)
    confirmed = dict(bound.order_by().values_list("version__plan").annotate(Count("pk")))
    actuals = ActualRecord.objects.filter(version__plan__in=plans).order_by()
    months = dict(actuals.values_list("version__plan").annotate(Max("month")))
    return {one: (confirmed.get(one, 0), months.get(one)) for one in plans}


def last_job(plan: PlanRecord) -> JobRecord | None:
    """Return the last measuring of a plan."""
    return JobRecord.objects.filter(kind="measure", told__plan=plan.pk).first()


def last_month(plan: PlanRecord) -> int:
    """Return the month (1-12) of the plan's year that anything was sealed for; 12 without."""
    found = latest_month([plan.path.partition("/")[0]], plan.fiscal_year)
    return DECEMBER if found is None else found % 100
