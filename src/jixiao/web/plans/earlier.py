"""Earlier plans of a unit: the one of the same project, and those that can be copied from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jixiao.review.register import core_name
from jixiao.web.plans.mapping import typed_on_record
from jixiao.web.plans.models import PlanRecord
from jixiao.web.plans.queries import within_reach

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from jixiao.forms.typed_form import TypedForm
    from jixiao.web.organisations.actor import Actor

MOST: Final = 300
YEARS: Final = 5
"""How many years back plans are looked for; named one by one, so that the index is used."""


def same_project_before(plan: PlanRecord) -> PlanRecord | None:
    """Return the same project's plan of the latest year before; None without one.

    By code, else by its unit and name, years left out. A plan that is not secret has no secret one
    before it.
    """
    years = range(plan.fiscal_year - YEARS, plan.fiscal_year)
    own = PlanRecord.objects.filter(fiscal_year__in=years, path=plan.path)
    earlier = _not_more_secret(own, plan).order_by("-fiscal_year", "pk")
    if plan.code and (same := earlier.filter(code=plan.code).first()):
        return same
    known = earlier.values_list("pk", "name")[:MOST]
    name = core_name(plan.name)
    found = next((pk for pk, told in known if core_name(told) == name), None)
    return PlanRecord.objects.get(pk=found) if found else None


def plans_to_copy(actor: Actor, plan: PlanRecord) -> QuerySet[PlanRecord]:
    """Return the unit's own plans that can be copied from, the newest first."""
    years = range(plan.fiscal_year - YEARS, plan.fiscal_year + 1)
    own = within_reach(actor).filter(fiscal_year__in=years, path=plan.path)
    return _not_more_secret(own, plan).exclude(pk=plan.pk).order_by("-fiscal_year", "name", "pk")


def typed_before(earlier: PlanRecord) -> tuple[TypedForm, int]:
    """Return the texts of the version in force with its number, else of the draft with 0."""
    version = earlier.versions.first()
    if version is None:
        return typed_on_record(earlier.content), 0
    return typed_on_record(version.typed), version.number


def _not_more_secret(plans: QuerySet[PlanRecord], plan: PlanRecord) -> QuerySet[PlanRecord]:
    return plans if plan.secret else plans.filter(secret=False, project__secret=False)
