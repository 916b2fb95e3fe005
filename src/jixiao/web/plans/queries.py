"""What people look for: plans within their reach, what waits for them, how a year stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count, Q, QuerySet, Sum

from jixiao.web.plans.models import PlanRecord
from jixiao.workflow.action import Action
from jixiao.workflow.deciding import actions_open
from jixiao.workflow.reach import reach_of
from jixiao.workflow.role import Role
from jixiao.workflow.route import route_named, routes
from jixiao.workflow.stage import Stage

if TYPE_CHECKING:
    from decimal import Decimal

    from jixiao.web.organisations.actor import Actor

_EXACT = frozenset({Role.UNIT_CLERK, Role.UNIT_HEAD})


@dataclass(frozen=True, slots=True)
class StageStanding:
    """How many plans of a year stand at a stage, with their money in 万元 and what is late."""

    stage: Stage
    plans: int
    total: Decimal | None
    blocking: int


def within_reach(actor: Actor) -> QuerySet[PlanRecord]:
    """Return the plans the actor may look at; none for an administrator."""
    wanted = Q(pk__in=[])
    for one in actor.held:
        if one.role is Role.ADMINISTRATOR:
            continue
        wanted |= (
            Q(path=one.place)
            if one.role in _EXACT
            else Q(path__startswith=reach_of(one.role, one.place))
        )
    return PlanRecord.objects.filter(wanted)


def to_do(actor: Actor) -> QuerySet[PlanRecord]:
    """Return the plans that wait for the actor, the most urgent first."""
    wanted = Q(pk__in=[])
    for route in routes().values():
        for step in route.steps:
            for one in actor.held:
                if one.role is not step.role:
                    continue
                place = (
                    Q(path=one.place)
                    if one.role in _EXACT
                    else Q(path__startswith=reach_of(one.role, one.place))
                )
                wanted |= Q(route=route.id, stage=step.stage.value) & place
    return PlanRecord.objects.filter(wanted, project__year__archived=False).order_by(
        "due", "path", "pk"
    )


def latest_year(actor: Actor) -> int | None:
    """Return the newest fiscal year with plans the actor may look at."""
    found = within_reach(actor).order_by("-fiscal_year").values_list("fiscal_year", flat=True)
    return found.first()


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
