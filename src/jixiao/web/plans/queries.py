"""What people look for: plans within their reach, what waits for them, how a year stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count, Q, QuerySet, Sum

from jixiao.web.plans.models import PlanRecord, YearRecord
from jixiao.workflow.action import Action
from jixiao.workflow.deciding import actions_open
from jixiao.workflow.reach import reach_of
from jixiao.workflow.role import READERS, Role
from jixiao.workflow.route import route_named, routes
from jixiao.workflow.stage import Stage

if TYPE_CHECKING:
    from decimal import Decimal

    from jixiao.web.organisations.actor import Actor
    from jixiao.workflow.deciding import Appointment

_EXACT = frozenset({Role.UNIT_CLERK, Role.UNIT_HEAD})


@dataclass(frozen=True, slots=True)
class StageStanding:
    """How many plans of a year stand at a stage, with their money in 万元 and what is late."""

    stage: Stage
    plans: int
    total: Decimal | None
    blocking: int


def within_reach(actor: Actor) -> QuerySet[PlanRecord]:
    """Return the plans the actor may look at; none for administrators and experts."""
    return PlanRecord.objects.filter(reached(actor))


def reached(actor: Actor) -> Q:
    """Return the condition that a path, a plan's or what stands for it, is within reach."""
    wanted = Q(pk__in=[])
    for one in actor.held:
        if one.role in READERS:
            wanted |= lies_within(one)
    return wanted


def to_do(actor: Actor) -> QuerySet[PlanRecord]:
    """Return the plans that wait for the actor, the most urgent first."""
    steps: dict[tuple[Role, Stage], list[str]] = {}
    for route in routes().values():
        for step in route.steps:
            steps.setdefault((step.role, step.stage), []).append(route.id)
    wanted = Q(pk__in=[])
    for (role, stage), names in steps.items():
        for one in actor.held:
            if one.role is role:
                wanted |= Q(stage=stage.value, route__in=names) & lies_within(one)
    found = PlanRecord.objects.filter(wanted)
    for path, year in _years(actor).filter(archived=True).values_list("division__path", "year"):
        found = found.exclude(path__startswith=path, fiscal_year=year)
    return found.order_by("due", "path", "pk")


def latest_year(actor: Actor) -> int | None:
    """Return the newest fiscal year with plans the actor may look at."""
    plans = within_reach(actor)
    years = _years(actor).order_by("-year").values_list("year", flat=True).distinct()
    return next((year for year in years if plans.filter(fiscal_year=year).exists()), None)


def _years(actor: Actor) -> QuerySet[YearRecord]:
    """Return the years of the divisions the actor serves in."""
    divisions = {f"{one.place.partition('/')[0]}/" for one in actor.held}
    return YearRecord.objects.filter(division__path__in=divisions)


def lies_within(one: Appointment) -> Q:
    """Return the condition that a path lies where an appointment reaches."""
    if one.role in _EXACT:
        return Q(path=one.place)
    return Q(path__startswith=reach_of(one.role, one.place))


def standing_of_stages(actor: Actor, year: int) -> list[StageStanding]:
    """Return how the year's plans within reach stand, stage by stage in the order of the route."""
    rows = (
        within_reach(actor)
        .filter(fiscal_year=year)
        .order_by()
        .values("stage")
        .annotate(plans=Count("pk"), money=Sum("total"), blocked=Count("pk", Q(blocking__gt=0)))
    )
    known = {row["stage"]: row for row in rows}
    return [
        StageStanding(stage, row["plans"], row["money"], row["blocked"])
        for stage in Stage
        if (row := known.get(stage.value))
    ]


def may_do(actor: Actor, plan: PlanRecord) -> frozenset[Action]:
    """Return what the actor may do with a plan at its stage; nothing but look in archived years."""
    found = actions_open(route_named(plan.route), plan.at, held=actor.held, unit=plan.path)
    return found & {Action.VIEW} if plan.project.year.archived else found
