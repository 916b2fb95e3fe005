"""Findings: those of a plan, an answer, an overruling."""

from __future__ import annotations

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Router

from jixiao.web.api.access import caller
from jixiao.web.api.plans import plan_of_caller
from jixiao.web.api.schemas import REFUSALS, FindingOut, Number, TextIn
from jixiao.web.api.scopes import Scope
from jixiao.web.reviews.actions.answer_finding import answer_finding
from jixiao.web.reviews.actions.overrule_finding import overrule_finding
from jixiao.web.reviews.models import FindingRecord
from jixiao.web.reviews.showing import ShownFinding, shown_findings

router = Router(tags=["findings"])


@router.get(
    "/plans/{plan_id}/findings", response={200: list[FindingOut], **REFUSALS},
    summary="The findings on a plan",
)  # fmt: skip
def of_plan(request: HttpRequest, plan_id: Number) -> list[ShownFinding]:
    """Those the plan gives rise to now, the gravest first."""
    plan = plan_of_caller(caller(request, Scope.READ), plan_id)
    return shown_findings(plan.findings.filter(present=True))


@router.post(
    "/findings/{finding_id}/answer", response={200: FindingOut, **REFUSALS},
    summary="Answer a finding",
)  # fmt: skip
def answer(request: HttpRequest, finding_id: Number, told: TextIn) -> ShownFinding:
    """Keep the answer; a blocking finding stays open until a reviewer overrules it."""
    actor = caller(request, Scope.REVIEW)
    get_object_or_404(FindingRecord, pk=finding_id)
    return shown_findings([answer_finding(finding_id, actor=actor, answer=told.text)])[0]


@router.post(
    "/findings/{finding_id}/overrule", response={200: FindingOut, **REFUSALS},
    summary="Overrule a finding",
)  # fmt: skip
def overrule(request: HttpRequest, finding_id: Number, told: TextIn) -> ShownFinding:
    """With a reason that the trail keeps."""
    actor = caller(request, Scope.REVIEW)
    get_object_or_404(FindingRecord, pk=finding_id)
    return shown_findings([overrule_finding(finding_id, actor=actor, reason=told.text)])[0]
