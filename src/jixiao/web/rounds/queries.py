"""Rounds and sheets as far as a person reaches, and how a round stands by department."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count, Q, QuerySet, Sum

from jixiao.web.plans.queries import lies_within, reached, within_reach
from jixiao.web.rounds.departments import department_of, names_of
from jixiao.web.rounds.models import RectificationRecord, RoundRecord, SheetRecord
from jixiao.web.years.queries import years_within_reach
from jixiao.workflow.courses import Standing
from jixiao.workflow.cycle_duty import CycleDuty, has_duty, roles_with

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

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
    return SheetRecord.objects.filter(reached(actor)).select_related(
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
    return own.filter(waits_for(actor, ways), round__year__archived=False)


def waits_for(actor: Actor, ways: Iterable[tuple[CycleDuty, Standing]]) -> Q:
    """Return the condition that something stands where one of the actor's duties takes it on."""
    wanted = Q(pk__in=[])
    for duty, standing in ways:
        for one in actor.held:
            if one.role in roles_with(duty):
                wanted |= Q(standing=standing.value) & lies_within(one)
    return wanted


def years_to_open(actor: Actor) -> list[YearRecord]:
    """Return the open years the actor may open rounds for."""
    years = years_within_reach(actor).filter(archived=False)
    return [
        year
        for year in years
        if has_duty(CycleDuty.OPEN_ROUND, held=actor.held, place=year.division.path)
    ]


def by_round(
    sheets: QuerySet[SheetRecord], rounds: Collection[int]
) -> dict[int, list[DepartmentStanding]]:
    """Return how the sheets of each round stand, department by department in the order of codes."""
    found: dict[tuple[int, str], list[int]] = {}
    own = sheets.filter(round__in=rounds).order_by()
    counted = (
        own.values("round", "path")
        .annotate(
            sheets=Count("pk"), drafts=Count("pk", Q(standing=Standing.DRAFT)),
            accepted=Count("pk", Q(standing=Standing.ACCEPTED)), reds=Sum("red"),
            yellows=Sum("yellow"),
        )
        .values_list("round", "path", "sheets", "drafts", "accepted", "reds", "yellows")
    )  # fmt: skip
    for number, path, *counts in counted:
        held = found.setdefault((number, department_of(path)), [0] * 6)
        held[:5] = [one + int(part or 0) for one, part in zip(held, counts, strict=False)]
    pending = RectificationRecord.objects.filter(sheet__in=own.values("pk")).order_by()
    waiting_on = pending.exclude(standing=Standing.CLOSED).values_list(
        "sheet__round", "sheet__path"
    )
    for number, path, count in waiting_on.annotate(n=Count("pk")):
        found[number, department_of(path)][5] += count
    names = names_of({place for _, place in found})
    standings: dict[int, list[DepartmentStanding]] = {}
    for number, place in sorted(found):
        told = DepartmentStanding(names[place], *found[number, place])
        standings.setdefault(number, []).append(told)
    return standings
