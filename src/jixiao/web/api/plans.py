"""Plans: the list, one plan, one in the exchange format, a new one."""

from __future__ import annotations

import json
from typing import Annotated, Any, Literal

from django.core import signing
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from ninja import Query, Router, Status

from jixiao.forms.typed_form import typed_of
from jixiao.model.message import message
from jixiao.notation.exchange import read_plans, write_plans
from jixiao.web.api.access import caller
from jixiao.web.api.exact_parser import UnreadableRequest
from jixiao.web.api.schemas import REFUSALS, Number, PlanIn, PlanRow, PlanRows, PlanWhole
from jixiao.web.api.scopes import Scope
from jixiao.web.organisations.actor import Actor
from jixiao.web.plans.actions.create_plan import create_plan
from jixiao.web.plans.models import PlanRecord, ProjectRecord
from jixiao.web.plans.moving import NoSuchPlan
from jixiao.web.plans.paging import WHOLE, named
from jixiao.web.plans.printing import document_now
from jixiao.web.plans.queries import may_do, within_reach
from jixiao.workflow.reach import reach_of
from jixiao.workflow.stage import Stage

router = Router(tags=["plans"])
_SALT = "jixiao.web.api.cursor"


@router.get("/plans", response={200: PlanRows, **REFUSALS}, summary="List plans within reach")
def list_plans(  # noqa: PLR0913, PLR0917 - each is a filter of the address
    request: HttpRequest,
    year: Annotated[int | None, Query(ge=1990, le=2100)] = None,
    stage: Annotated[Stage | None, Query()] = None,
    open_findings: Annotated[Literal["blocking", "query"] | None, Query()] = None,
    words: Annotated[str, Query(max_length=60)] = "",
    cursor: Annotated[str, Query(max_length=200)] = "",
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
) -> dict[str, Any]:
    """By id; `next` leads on, and is null at the end."""
    plans = within_reach(caller(request, Scope.READ)).select_related("project__unit").defer(*WHOLE)
    if year is not None:
        plans = plans.filter(fiscal_year=year)
    if stage is not None:
        plans = plans.filter(stage=stage.value)
    if open_findings is not None:
        plans = plans.filter(**{f"{open_findings}__gt": 0})
    if words.strip():
        plans = plans.filter(named(words.strip()))
    if cursor:
        plans = plans.filter(pk__gt=_place(cursor))
    found = list(plans.order_by("pk")[: limit + 1])
    rows = found[:limit]
    more = signing.dumps(rows[-1].pk, salt=_SALT) if len(found) > limit else None
    return {"plans": [row_of(one) for one in rows], "next": more}


@router.get("/plans/{plan_id}", response={200: PlanWhole, **REFUSALS}, summary="One plan")
def one_plan(request: HttpRequest, plan_id: Number) -> dict[str, Any]:
    """Its texts as typed, and what the caller may do with it."""
    actor = caller(request, Scope.READ)
    return whole(actor, plan_of_caller(actor, plan_id))


@router.get(
    "/plans/{plan_id}/exchange", response={200: dict[str, Any], **REFUSALS},
    summary="One plan in the exchange format jixiao/1",
)  # fmt: skip
def exchange(request: HttpRequest, plan_id: Number) -> HttpResponse:
    """Give the plan as it stands now, understood."""
    plan = plan_of_caller(caller(request, Scope.READ), plan_id)
    content = write_plans([document_now(plan)])
    return HttpResponse(content, content_type="application/json")


@router.post("/plans", response={201: PlanWhole, **REFUSALS}, summary="A new draft")
def new_plan(request: HttpRequest, told: PlanIn) -> Status[dict[str, Any]]:
    """Blank, or from a plan in the exchange format, for a project of the list without a plan."""
    actor = caller(request, Scope.WRITE)
    typed = None
    if told.exchange is not None:
        found = [
            plan
            for document in read_plans(json.dumps(told.exchange).encode(), "exchange")
            for plan in document.projects
        ]
        if len(found) != 1:
            raise UnreadableRequest(
                message("交换格式中应恰好有一份绩效目标，这里有{count}份。", count=len(found))
            )
        typed = typed_of(found[0])
    with transaction.atomic():
        plan = create_plan(_project(actor, told), actor=actor, typed=typed)
    return Status(201, whole(actor, plan))


def plan_of_caller(actor: Actor, plan_id: int) -> PlanRecord:
    """Return a plan within the caller's reach; raises Http404."""
    found: PlanRecord = get_object_or_404(
        within_reach(actor).select_related("project__unit", "project__year"), pk=plan_id
    )
    return found


def row_of(plan: PlanRecord) -> dict[str, Any]:
    """Return a plan as lists tell it."""
    names = PlanRow.model_fields.keys() - {"unit"}
    return {**{name: getattr(plan, name) for name in names}, "unit": plan.project.unit.name}


def whole(actor: Actor, plan: PlanRecord) -> dict[str, Any]:
    """Return a plan with its texts and what the caller may do."""
    may = sorted(action.value for action in may_do(actor, plan))
    return {**row_of(plan), "content": plan.content, "may": may}


def _project(actor: Actor, told: PlanIn) -> ProjectRecord:
    """Return the project of that code in a division the caller reaches; raises NoSuchPlan."""
    divisions = {one.place.partition("/")[0] for one in actor.held}
    projects = ProjectRecord.objects.select_related("unit__parent", "year").filter(
        year__year=told.year, year__archived=False, year__division__code__in=divisions,
        code=told.project,
    )  # fmt: skip
    for one in projects:
        if any(one.unit.path.startswith(reach_of(each.role, each.place)) for each in actor.held):
            return one
    raise NoSuchPlan(message("项目库中没有编码为“{code}”的项目。", code=told.project))


def _place(cursor: str) -> int:
    try:
        return int(signing.loads(cursor, salt=_SALT))
    except (signing.BadSignature, ValueError):
        raise UnreadableRequest(message("游标无效；请从第一页重新读取。")) from None
