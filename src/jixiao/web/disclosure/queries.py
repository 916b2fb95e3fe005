"""What stands public: regions, departments, plans; and what waits to be disclosed."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.db.models import Count, F, Max, Q, QuerySet, Sum

from jixiao.web.disclosure.models import DisclosureRecord, PublicPlanRecord, Standing
from jixiao.web.organisations.models import OrganisationRecord
from jixiao.web.plans.models import VersionRecord
from jixiao.web.plans.queries import within_reach
from jixiao.workflow.stage import Stage

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jixiao.web.organisations.actor import Actor
    from jixiao.web.plans.models import PlanRecord


@dataclass(frozen=True, slots=True)
class Holding:
    """What is public of a region's year, or of a department in it; money in 万元."""

    place: str
    name: str
    year: int
    published: int
    withheld: int
    total: Decimal | None
    fiscal: Decimal | None
    other: Decimal | None


@dataclass(frozen=True, slots=True)
class SourcedMoney:
    """A department's money in 万元 by source, and the number of its plans; `place` is its path."""

    place: str
    name: str
    total: Decimal
    fiscal: Decimal
    other: Decimal
    plans: int


def public_plans() -> QuerySet[PublicPlanRecord]:
    """Return the public plans; those of projects that became secret since are not among them."""
    return PublicPlanRecord.objects.filter(plan__secret=False, plan__project__secret=False)


def regions() -> list[Holding]:
    """Return the regions with public plans, year by year, the newest first."""
    names = dict(OrganisationRecord.objects.filter(parent=None).values_list("code", "name"))
    found = [_holding(row, names) for row in _counted(public_plans(), "division")]
    return sorted(found, key=lambda one: (-one.year, one.place))


def departments(division: str, year: int) -> list[Holding]:
    """Return the departments of a region with public plans in a year, in the order of codes."""
    rows = _counted(public_plans().filter(division=division, fiscal_year=year), "department")
    paths = [row["place"] for row in rows]
    names = dict(OrganisationRecord.objects.filter(path__in=paths).values_list("path", "name"))
    return sorted((_holding(row, names) for row in rows), key=lambda one: one.place)


def open_versions(public: PublicPlanRecord) -> list[DisclosureRecord]:
    """Return the disclosures whose versions may be read, the newest first.

    Withholding closes every version that was published before it.
    """
    made = DisclosureRecord.objects.filter(plan=public.plan_id).select_related("version")
    closed = made.filter(standing=Standing.WITHHELD).aggregate(last=Max("pk"))["last"] or 0
    return list(made.filter(standing=Standing.PUBLISHED, pk__gt=closed).order_by("-pk"))


def awaiting(actor: Actor) -> QuerySet[VersionRecord]:
    """Return the last approved versions within the actor's reach that nothing was settled for."""
    return (
        VersionRecord.objects.filter(
            plan__in=within_reach(actor), number=F("plan__version"), plan__stage=Stage.APPROVED,
            plan__secret=False, plan__project__secret=False, plan__project__year__archived=False,
        )
        .exclude(pk__in=PublicPlanRecord.objects.values("version"))
        .select_related("plan__project__unit")
        .order_by("document_number", "plan__path", "plan__code", "pk")
    )  # fmt: skip


def money_of_departments(plans: QuerySet[PlanRecord]) -> list[SourcedMoney]:
    """Return the money of plans by department and source, as the project list has it."""
    rows = (
        plans.order_by()
        .values_list("path")
        .annotate(Sum("project__total"), Sum("project__fiscal"), Sum("project__other"), Count("pk"))
    )
    found: dict[str, list[Decimal]] = {}
    for path, *parts in rows:
        place = "/".join(path.split("/")[:2]) + "/"
        own = found.setdefault(place, [Decimal(0)] * len(parts))
        found[place] = [one + Decimal(part or 0) for one, part in zip(own, parts, strict=True)]
    names = dict(OrganisationRecord.objects.filter(path__in=found).values_list("path", "name"))
    return [
        SourcedMoney(place, names.get(place, place), total, fiscal, other, int(count))
        for place, (total, fiscal, other, count) in sorted(found.items())
    ]


def _counted(plans: QuerySet[PublicPlanRecord], by: str) -> list[dict[str, Any]]:
    """Return a row for each place (`by` names the field) and year, with its sums."""
    open_only = Q(standing=Standing.PUBLISHED)
    rows = plans.order_by().values("fiscal_year", place=F(by))
    return [
        dict(row)
        for row in rows.annotate(
            published=Count("pk", filter=open_only),
            withheld=Count("pk", filter=~open_only),
            total_sum=Sum("total", filter=open_only),
            fiscal_sum=Sum("fiscal", filter=open_only),
            other_sum=Sum("other", filter=open_only),
        )
    ]


def _holding(row: Mapping[str, Any], names: Mapping[str, str]) -> Holding:
    return Holding(
        row["place"], names.get(row["place"], row["place"]), row["fiscal_year"],
        row["published"], row["withheld"],
        row["total_sum"], row["fiscal_sum"], row["other_sum"],
    )  # fmt: skip
