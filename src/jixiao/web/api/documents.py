"""Documents: a plan printed as its form, and its approved versions."""

from __future__ import annotations

from typing import Any, Literal

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from ninja import Router

from jixiao.web.api.access import caller
from jixiao.web.api.plans import plan_of_caller
from jixiao.web.api.schemas import REFUSALS, Number, VersionOut
from jixiao.web.api.scopes import Scope
from jixiao.web.plans.models import VersionRecord
from jixiao.web.plans.printing import PLAN_FORM, document_now, document_of_version, printed

router = Router(tags=["documents"])
FileKind = Literal["docx", "xlsx", "pdf", "html", "json"]
_FILE: dict[int, Any] = {200: None, **REFUSALS}


@router.get("/plans/{plan_id}/documents/{kind}", response=_FILE, summary="Print a plan")
def print_plan(request: HttpRequest, plan_id: Number, kind: FileKind) -> HttpResponse:
    """As it stands now, on the declaration form."""
    plan = plan_of_caller(caller(request, Scope.READ), plan_id)
    return printed(document_now(plan), PLAN_FORM, kind)


@router.get(
    "/plans/{plan_id}/versions", response={200: list[VersionOut], **REFUSALS},
    summary="The approved versions",
)  # fmt: skip
def versions(request: HttpRequest, plan_id: Number) -> list[VersionRecord]:
    """List the newest first."""
    plan = plan_of_caller(caller(request, Scope.READ), plan_id)
    return list(plan.versions.all())


@router.get(
    "/plans/{plan_id}/versions/{number}/documents/{kind}", response=_FILE,
    summary="Print an approved version",
)  # fmt: skip
def print_version(
    request: HttpRequest, plan_id: Number, number: Number, kind: FileKind
) -> HttpResponse:
    """As it was approved."""
    plan = plan_of_caller(caller(request, Scope.READ), plan_id)
    version = get_object_or_404(plan.versions, number=number)
    return printed(document_of_version(version), PLAN_FORM, kind)
