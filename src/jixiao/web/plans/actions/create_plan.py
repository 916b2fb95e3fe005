"""A project gets its declaration: blank, or from what a document declares."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from jixiao.forms.typed_form import TypedForm
from jixiao.model.errors import JixiaoError
from jixiao.model.message import message
from jixiao.web.notices.telling import settle
from jixiao.web.plans.mapping import content_of, total_of
from jixiao.web.plans.models import PlanRecord
from jixiao.web.plans.moving import closing_of, refuse_archived
from jixiao.web.reviews.checking import check, count
from jixiao.web.trail.recording import record
from jixiao.workflow.action import Action
from jixiao.workflow.deadlines import due_on
from jixiao.workflow.deciding import TransitionRefused, role_for
from jixiao.workflow.route import USUAL, route_named
from jixiao.workflow.stage import Stage

if TYPE_CHECKING:
    from decimal import Decimal

    from jixiao.web.organisations.actor import Actor
    from jixiao.web.plans.models import ProjectRecord


class PlanExists(JixiaoError):
    """The project has its declaration already."""


@transaction.atomic
def create_plan(
    project: ProjectRecord,
    *,
    actor: Actor | None,
    typed: TypedForm | None = None,
    route: str = USUAL,
    action: Action = Action.EDIT,
) -> PlanRecord:
    """Return the new draft of a project; raises TransitionRefused, ArchivedYear, PlanExists.

    Without a typed form the head is filled from the project list. `actor` None is the platform
    itself, which loads samples; `action` is what the actor must be permitted to do with drafts.
    """
    path = project.unit.path
    refuse_archived(project.year)
    if actor is not None:
        drafts = role_for(route_named(route), Stage.DRAFT, action, held=actor.held, unit=path)
        if drafts is None:
            raise TransitionRefused(
                message("只有{unit}的经办人可以填报这个项目。", unit=project.unit.name)
            )
    if PlanRecord.objects.filter(project=project).exists():
        raise PlanExists(
            message("项目“{name}”已有绩效目标；请从列表进入后修改。", name=project.name)
        )
    typed = typed or _from_list(project)
    now = timezone.localtime()
    closing = closing_of(project.year, Stage.DRAFT)
    plan = PlanRecord(
        project=project, path=path, fiscal_year=project.year.year,
        name=(typed.fields.get("name") or project.name)[:200], code=project.code,
        total=total_of(typed.fields) or project.total,
        secret=project.secret, route=route, entered=now,
        due=due_on(route_named(route), Stage.DRAFT, now.date(), closing),
        content=content_of(typed), rows=len(typed.rows),
    )  # fmt: skip
    plan.save()
    count(plan, check(plan))
    plan.save()
    settle(project.pk)
    record(actor, "create", f"plan:{plan.pk}", after={"project": project.pk, **plan.content})
    return plan


def _from_list(project: ProjectRecord) -> TypedForm:
    unit = project.unit
    told = {
        "name": project.name,
        "code": project.code,
        "unit.code": unit.code,
        "unit.name": unit.name,
        "department": unit.parent.name if unit.parent else "",
        "category": project.category,
        "year": str(project.year.year),
        "budget.total": _figure(project.total),
        "budget.fiscal": _figure(project.fiscal),
        "budget.other": _figure(project.other),
    }
    return TypedForm({name: text for name, text in told.items() if text})


def _figure(value: Decimal | None) -> str:
    return "" if value is None else f"{value.normalize():f}"
