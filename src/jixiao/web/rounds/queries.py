"""Rounds and sheets as far as a person reaches, and how a round stands by department."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count, F, Q, QuerySet, Sum
from django.db.models.functions import Coalesce

from jixiao.web.organisations.models import OrganisationRecord
from jixiao.web.plans.queries import within_reach
from jixiao.web.rounds.models import RectificationRecord, RoundRecord, SheetRecord
from jixiao.web.years.queries import years_within_reach
from jixiao.workflow.courses import Standing
from jixiao.workflow.cycle_duty import CycleDuty, has_duty

if TYPE_CHECKING:
    from jixiao.web.organisations.actor import Actor
    from jixiao.web.plans.models import YearRecord


@dataclass(frozen=True, slots=True)
class DepartmentStanding:
    """How the sheets of a department stand: sent on, accepted, with red lamps, notices open."""

    name: str
    sheets: int
    drafts: int
    accepted: int
    red: int
    yellow: int
    notices: int


def rounds_within_reach(actor: Actor) -> QuerySet[RoundRecord]:
    """Return the rounds of the divisions the actor serves in."""
    years = years_within_reach(actor)
    return RoundRecord.objects.filter(year__in=years).select_related("year__division", "person")


def sheets_within_reach(actor: Actor) -> QuerySet[SheetRecord]:
    """Return the sheets of the plans the actor may look at."""
    return SheetRecord.objects.filter(plan__in=within_reach(actor)).select_related(
        "round__year__division", "plan__project__unit", "plan__project__year", "version"
    )


def notices_within_reach(actor: Actor) -> QuerySet[RectificationRecord]:
    """Return the rectification notices of the plans the actor may look at."""
    return RectificationRecord.objects.filter(sheet__plan__in=within_reach(actor)).select_related(
        "sheet__round__year__division", "sheet__plan__project__unit", "sheet__version", "person"
    )


def waiting(actor: Actor) -> QuerySet[SheetRecord]:
    """Return the sheets that wait for the actor: to be filled in or to be accepted."""
    ways = ((CycleDuty.SUBMIT_SHEET, Standing.DRAFT), (CycleDuty.ACCEPT_SHEET, Standing.DEPARTMENT))
    own = sheets_within_reach(actor)
    paths = list(own.order_by().values_list("path", flat=True).distinct())
    wanted = Q(pk__in=[])
    for duty, standing in ways:
        places = [path for path in paths if has_duty(duty, held=actor.held, place=path)]
        wanted |= Q(standing=standing.value, path__in=places)
    return own.filter(wanted, round__year__archived=False)


def years_to_open(actor: Actor) -> list[YearRecord]:
    """Return the open years the actor may open rounds for."""
    years = years_within_reach(actor).filter(archived=False)
    return [
        year
        for year in years
        if has_duty(CycleDuty.OPEN_ROUND, held=actor.held, place=year.division.path)
    ]


def by_department(sheets: QuerySet[SheetRecord]) -> list[DepartmentStanding]:
    """Return how sheets stand, department by department in the order of codes."""
    rows = (
        sheets.order_by()
        .values(place=Coalesce(F("plan__project__unit__parent__path"), F("path")))
        .annotate(
            n=Count("pk", distinct=True),
            drafts=Count("pk", Q(standing=Standing.DRAFT), distinct=True),
            accepted=Count("pk", Q(standing=Standing.ACCEPTED), distinct=True),
        )
    )
    lamps = {
        row["place"]: (row["reds"], row["yellows"])
        for row in sheets.order_by()
        .values(place=Coalesce(F("plan__project__unit__parent__path"), F("path")))
        .annotate(reds=Sum("red"), yellows=Sum("yellow"))
    }
    pending = dict(
        RectificationRecord.objects.filter(sheet__in=sheets)
        .exclude(standing=Standing.CLOSED)
        .order_by()
        .values(place=Coalesce(F("sheet__plan__project__unit__parent__path"), F("sheet__path")))
        .annotate(n=Count("pk"))
        .values_list("place", "n")
    )
    places = [row["place"] for row in rows]
    names = dict(OrganisationRecord.objects.filter(path__in=places).values_list("path", "name"))
    return [
        DepartmentStanding(
            names.get(row["place"]) or str(row["place"]), row["n"], row["drafts"], row["accepted"],
            *lamps.get(row["place"], (0, 0)), pending.get(row["place"], 0),
        )
        for row in sorted(rows, key=lambda one: one["place"])
    ]  # fmt: skip
