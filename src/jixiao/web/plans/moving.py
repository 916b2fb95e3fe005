"""What every move of a plan shares: the lock, the decision, the record of the step."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from jixiao.model.errors import JixiaoError
from jixiao.model.message import message
from jixiao.web.evaluations.gate import assessment_of
from jixiao.web.notices.telling import tell_of_move
from jixiao.web.plans.models import MoveRecord, PlanRecord
from jixiao.web.reviews.checking import check, count, open_blocking
from jixiao.web.trail.recording import record
from jixiao.workflow.action import MOVES
from jixiao.workflow.deadlines import due_on
from jixiao.workflow.deciding import Situation, TransitionRefused, decide, role_for
from jixiao.workflow.route import route_named

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jixiao.web.organisations.actor import Actor
    from jixiao.web.plans.models import YearRecord
    from jixiao.workflow.action import Action
    from jixiao.workflow.deciding import Transition
    from jixiao.workflow.stage import Stage


class NoSuchPlan(JixiaoError):
    """No plan of that number, or none this person may know of."""


class ArchivedYear(TransitionRefused):
    """The year of the plan is archived: it is read, not written."""


def locked(plan_id: int) -> PlanRecord:
    """Return the plan, locked until the transaction ends; raises NoSuchPlan."""
    found = (
        PlanRecord.objects.select_for_update(of=("self",))
        .select_related("project__year", "project__unit")
        .filter(pk=plan_id)
        .first()
    )
    if found is None:
        raise NoSuchPlan(message("没有这份绩效目标；可能已被删除，请从列表重新进入。"))
    refuse_archived(found.project.year)
    return found


def refuse_archived(year: YearRecord) -> None:
    """Raise ArchivedYear for a year that is only read."""
    if year.archived:
        raise ArchivedYear(message("{year}年度已归档，只能查看。", year=year.year))


def closing_of(year: YearRecord, stage: Stage) -> date | None:
    """Return the day on which the bureau closes the stage for everybody, None without one."""
    told = year.closing.get(stage.value)
    return date.fromisoformat(told) if told else None


def may(actor: Actor, plan: PlanRecord, action: Action) -> bool:
    """Return whether the actor may do this with the plan at its stage, contents not looked at."""
    route = route_named(plan.route)
    return role_for(route, plan.at, action, held=actor.held, unit=plan.path) is not None


def decided(
    actor: Actor,
    plan: PlanRecord,
    action: Action,
    *,
    reasons: Sequence[str] = (),
    to: Stage | None = None,
) -> Transition:
    """Return what the action does to the plan; raises TransitionRefused."""
    situation = Situation(
        plan.path,
        open_blocking=open_blocking(plan),
        touched=plan.touched,
        reasons=tuple(reasons),
        secret=plan.secret,
        assessment=assessment_of(plan) if action in MOVES else None,
        to=to,
    )
    return decide(route_named(plan.route), plan.at, action, held=actor.held, situation=situation)


def moved(
    actor: Actor, plan: PlanRecord, done: Transition, reasons: Sequence[dict[str, Any]] = ()
) -> MoveRecord:
    """Store the plan at its new stage with the record of the step, and write the trail."""
    before = {"stage": done.before.value, "revision": plan.revision}
    now = timezone.localtime()
    plan.stage, plan.entered, plan.touched = done.after.value, now, False
    last = closing_of(plan.project.year, done.after)
    plan.due = due_on(route_named(plan.route), done.after, now.date(), last)
    count(plan, check(plan))
    plan.save()
    step = MoveRecord.objects.create(
        plan=plan, action=done.action, role=done.role, before=done.before, after=done.after,
        person=actor.person, reasons=list(reasons),
    )  # fmt: skip
    tell_of_move(plan, step)
    after = {"stage": done.after.value, "role": done.role.value, "reasons": list(reasons)}
    record(actor, done.action, f"plan:{plan.pk}", before=before, after=after)
    return step
