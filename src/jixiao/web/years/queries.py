"""Years and projects as far as a person reaches, and what still lacks its plan."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.db.models import Count, F, Q, QuerySet

from jixiao.web.organisations.models import OrganisationRecord
from jixiao.web.plans.models import ProjectRecord, YearRecord
from jixiao.workflow.reach import reach_of
from jixiao.workflow.role import Role
from jixiao.workflow.stage import Stage
from jixiao.workflow.year_duty import YearDuty, has_duty, roles_with

if TYPE_CHECKING:
    from jixiao.web.organisations.actor import Actor

_EXACT: Final = frozenset({Role.UNIT_CLERK, Role.UNIT_HEAD})


@dataclass(frozen=True, slots=True)
class YearStanding:
    """A year with what the person reaches of it, and what they may do with it."""

    year: YearRecord
    projects: int
    undeclared: int
    approved: int
    duties: frozenset[str]


def years_within_reach(actor: Actor) -> QuerySet[YearRecord]:
    """Return the years of the divisions the actor serves in; none for an administrator."""
    seeing = roles_with(YearDuty.VIEW)
    codes = {one.place.partition("/")[0] for one in actor.held if one.role in seeing}
    paths = [f"{code}/" for code in codes]
    return YearRecord.objects.filter(division__path__in=paths).select_related("division")


def projects_within_reach(actor: Actor) -> QuerySet[ProjectRecord]:
    """Return the projects of the units the actor may look at; none for an administrator."""
    wanted = Q(pk__in=[])
    seeing = roles_with(YearDuty.VIEW)
    for one in actor.held:
        if one.role in _EXACT:
            wanted |= Q(unit__path=one.place)
        elif one.role in seeing:
            wanted |= Q(unit__path__startswith=reach_of(one.role, one.place))
    return ProjectRecord.objects.filter(wanted)


def undeclared(actor: Actor) -> QuerySet[ProjectRecord]:
    """Return the projects of open years whose plan waits for the actor to begin it."""
    places = [one.place for one in actor.held if one.role is Role.UNIT_CLERK]
    return (
        ProjectRecord.objects.filter(unit__path__in=places, plan=None, year__archived=False)
        .select_related("unit", "year")
        .order_by("-year__year", "unit__path", "code", "pk")
    )


def differing(projects: QuerySet[ProjectRecord]) -> QuerySet[ProjectRecord]:
    """Return those whose plan declares another total than the list that was taken over."""
    return projects.filter(listing__isnull=False, plan__isnull=False).exclude(
        plan__total=F("total")
    )


def standings(actor: Actor) -> list[YearStanding]:
    """Return the years within reach, the newest first, each with its counts and duties."""
    counted: dict[int, dict[str, int]] = {
        row["year"]: {name: row[name] for name in ("projects", "undeclared", "approved")}
        for row in projects_within_reach(actor)
        .order_by()
        .values("year")
        .annotate(
            projects=Count("pk"),
            undeclared=Count("pk", Q(plan=None)),
            approved=Count("pk", Q(plan__stage=Stage.APPROVED)),
        )
    }
    return [
        YearStanding(
            year, row.get("projects", 0), row.get("undeclared", 0), row.get("approved", 0),
            duties_for(actor, year),
        )
        for year in years_within_reach(actor)
        for row in [counted.get(year.pk, {})]
    ]  # fmt: skip


def duties_for(actor: Actor, year: YearRecord) -> frozenset[str]:
    """Return what the actor may do with a year; an archived one is only looked at or reopened."""
    path = year.division.path
    found = {duty for duty in YearDuty if has_duty(duty, held=actor.held, place=path)}
    watching = roles_with(YearDuty.WATCH)
    if any(one.role in watching and one.place.startswith(path) for one in actor.held):
        found.add(YearDuty.WATCH)
    resting = {YearDuty.VIEW, YearDuty.WATCH, YearDuty.REOPEN}
    found &= resting if year.archived else set(YearDuty) - {YearDuty.REOPEN}
    return frozenset(duty.value for duty in found)


def divisions_to_open(actor: Actor) -> list[OrganisationRecord]:
    """Return the divisions the actor may open years for."""
    codes = {one.place.partition("/")[0] for one in actor.held}
    found = OrganisationRecord.objects.filter(path__in=[f"{code}/" for code in codes])
    return [one for one in found if has_duty(YearDuty.OPEN, held=actor.held, place=one.path)]
