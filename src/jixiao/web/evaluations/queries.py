"""Panels as far as a person sees them, and what waits for whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet
from django.utils import timezone

from jixiao.web.evaluations.models import PanelKind, PanelRecord, SeatRecord
from jixiao.web.organisations.models import AppointmentRecord, PersonRecord
from jixiao.web.plans.queries import within_reach
from jixiao.workflow.deciding import Appointment
from jixiao.workflow.panel_course import PanelStanding
from jixiao.workflow.panel_duty import ORGANISERS, PanelDuty, has_panel_duty, in_conflict
from jixiao.workflow.reach import reach_of
from jixiao.workflow.role import Role

if TYPE_CHECKING:
    from jixiao.web.organisations.actor import Actor
    from jixiao.web.plans.models import PlanRecord


def panels_of(actor: Actor) -> QuerySet[PanelRecord]:
    """Return the panels the actor may look at: on plans within reach, or from a seat."""
    wanted = Q(plan__in=within_reach(actor))
    if any(one.role is Role.EXPERT for one in actor.held):
        own = SeatRecord.objects.filter(person=actor.person, dismissed=None)
        divisions = Q(pk__in=[])
        for one in actor.held:
            if one.role is Role.EXPERT:
                divisions |= Q(panel__path__startswith=f"{one.place.partition('/')[0]}/")
        wanted |= Q(pk__in=own.filter(divisions).values("panel"))
    return PanelRecord.objects.filter(wanted).select_related(
        "plan__project__unit__parent", "plan__project__year", "version", "result", "conclusion",
        "person", "public",
    ).prefetch_related("seats")  # fmt: skip


def listed(panels: QuerySet[PanelRecord]) -> QuerySet[PanelRecord]:
    """Return panels for a list: without the contents that only their own pages show."""
    return panels.defer(
        "plan__content", "version__typed", "version__content", "points", "content", "findings",
        "first_reading", "result__content", "public__content",
    )  # fmt: skip


def seats_of_expert(actor: Actor) -> QuerySet[SeatRecord]:
    """Return the seats an expert has, or had, in the divisions appointed for today.

    A seat that was dismissed counts: the expert still reads that it was.
    """
    divisions = Q(pk__in=[])
    for one in actor.held:
        if one.role is Role.EXPERT:
            divisions |= Q(panel__path__startswith=f"{one.place.partition('/')[0]}/")
    return SeatRecord.objects.filter(divisions, person=actor.person)


def to_disclose(actor: Actor) -> QuerySet[PanelRecord]:
    """Return the panels the actor may disclose, of plans whose target is public."""
    own = Q(pk__in=[])
    for role in ORGANISERS:
        places = [one.place for one in actor.held if one.role is role]
        for place in places:
            own |= Q(organiser=role, path__startswith=reach_of(role, place))
    ended = Q(kind=PanelKind.EVALUATION, standing=PanelStanding.CLOSED)
    ended |= Q(kind=PanelKind.EX_ANTE, standing=PanelStanding.DECIDED)
    return (
        PanelRecord.objects.filter(own, ended, public=None)
        .filter(plan__public__standing="published", plan__secret=False)
        .filter(plan__project__secret=False, plan__project__year__archived=False)
        .select_related("plan__project__unit", "result", "conclusion")
    )


def waiting(actor: Actor) -> list[PanelRecord]:
    """Return the panels that wait for the actor: to score, to close, to be decided on."""
    own = SeatRecord.objects.filter(person=actor.person, dismissed=None)
    found = listed(panels_of(actor)).filter(plan__project__year__archived=False)
    seated = Q(pk__in=own.filter(handed_in=None).values("panel"), standing=PanelStanding.SCORING)
    seated |= Q(pk__in=own.filter(chair=True).values("panel"), standing=PanelStanding.DELIBERATING)
    closed = found.filter(kind=PanelKind.EX_ANTE, standing=PanelStanding.CLOSED)[:200]
    to_decide = [
        one
        for one in closed
        if has_panel_duty(PanelDuty.DECIDE_CONCLUSION, held=actor.held, place=one.path)
    ]
    experts = any(one.role is Role.EXPERT for one in actor.held)
    return [*(found.filter(seated)[:200] if experts else ()), *to_decide]


def experts_for(plan: PlanRecord, actor: Actor) -> list[PersonRecord]:
    """Return the experts of the division who may be called on a plan, by name.

    Who serves in the plan's department may not, nor the one who calls them.
    Source: expert-practice#conflict.
    """
    division = f"{plan.path.partition('/')[0]}/"
    today = timezone.localdate()
    known = (
        AppointmentRecord.objects.filter(since__lte=today, person__is_active=True)
        .exclude(until__lt=today)
        .select_related("person", "organisation")
    )
    listed = known.filter(role=Role.EXPERT, organisation__path__startswith=division)
    people = {one.person_id: one.person for one in listed if one.person_id != actor.person.pk}
    held: dict[int, list[Appointment]] = {}
    for one in known.filter(person__in=people):
        told = Appointment(Role(one.role), one.organisation.path)
        held.setdefault(one.person_id, []).append(told)
    fit = (person for pk, person in people.items() if not in_conflict(held[pk], plan.path))
    return sorted(fit, key=lambda person: (person.name, person.username))
