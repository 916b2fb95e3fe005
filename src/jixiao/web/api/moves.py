"""Moving a plan on its route."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from ninja import Router

from jixiao.web.api.access import caller
from jixiao.web.api.plans import whole
from jixiao.web.api.schemas import (
    REFUSALS,
    ApproveIn,
    Number,
    PlanWhole,
    ReturnIn,
    TextIn,
    VersionOut,
)
from jixiao.web.api.scopes import Scope
from jixiao.web.plans.actions.adjust_plan import adjust_plan
from jixiao.web.plans.actions.approve_plan import approve_plan
from jixiao.web.plans.actions.forward_plan import forward_plan
from jixiao.web.plans.actions.recall_plan import recall_plan
from jixiao.web.plans.actions.return_plan import return_plan
from jixiao.web.plans.actions.submit_plan import submit_plan
from jixiao.web.plans.models import VersionRecord

router = Router(tags=["workflow"])
_PLAN = {200: PlanWhole, **REFUSALS}


@router.post("/plans/{plan_id}/submit", response=_PLAN, summary="Submit (报送)")
def submit(request: HttpRequest, plan_id: Number) -> dict[str, Any]:
    """Refused while a blocking finding is open."""
    actor = caller(request, Scope.MOVE)
    return whole(actor, submit_plan(plan_id, actor=actor))


@router.post("/plans/{plan_id}/recall", response=_PLAN, summary="Recall (撤回)")
def recall(request: HttpRequest, plan_id: Number) -> dict[str, Any]:
    """As long as nobody has begun with it."""
    actor = caller(request, Scope.MOVE)
    return whole(actor, recall_plan(plan_id, actor=actor))


@router.post("/plans/{plan_id}/forward", response=_PLAN, summary="Forward (审核通过并上报)")
def forward(request: HttpRequest, plan_id: Number) -> dict[str, Any]:
    """To the next desk."""
    actor = caller(request, Scope.MOVE)
    return whole(actor, forward_plan(plan_id, actor=actor))


@router.post("/plans/{plan_id}/return", response=_PLAN, summary="Return (退回)")
def send_back(request: HttpRequest, plan_id: Number, told: ReturnIn) -> dict[str, Any]:
    """With reasons by row and cell."""
    actor = caller(request, Scope.MOVE)
    reasons = [one.model_dump() for one in told.reasons]
    return whole(actor, return_plan(plan_id, actor=actor, reasons=reasons, to=told.to))


@router.post("/plans/{plan_id}/adjust", response=_PLAN, summary="Adjust (发起调整)")
def adjust(request: HttpRequest, plan_id: Number, told: TextIn) -> dict[str, Any]:
    """Make an approved plan a draft again; the approved version stays."""
    actor = caller(request, Scope.MOVE)
    return whole(actor, adjust_plan(plan_id, actor=actor, reason=told.text))


@router.post(
    "/plans/{plan_id}/approve", response={200: VersionOut, **REFUSALS}, summary="Approve (批复)"
)
def approve(request: HttpRequest, plan_id: Number, told: ApproveIn) -> VersionRecord:
    """Make an immutable version with its hash."""
    actor = caller(request, Scope.MOVE)
    return approve_plan(plan_id, actor=actor, document_number=told.document_number.strip())
