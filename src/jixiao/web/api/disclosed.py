"""What is public, without a token."""

from __future__ import annotations

from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from ninja import Query, Router

from jixiao.web.api.schemas import Number, PublicEvaluation, PublicResult, PublicRow, Refusal
from jixiao.web.disclosure.downloads import json_bytes
from jixiao.web.disclosure.models import PublicPlanRecord, Standing
from jixiao.web.disclosure.outcomes import panels_of, results_of
from jixiao.web.disclosure.queries import open_versions, public_plans

router = Router(tags=["disclosure"])
_REFUSALS: dict[int, Any] = {404: Refusal, 422: Refusal}


@router.get("/plans", response={200: list[PublicRow], **_REFUSALS}, summary="Public plans")
def list_public(
    request: HttpRequest,  # noqa: ARG001 - ninja's signature
    division: Annotated[str, Query(min_length=1, max_length=20)],
    year: Annotated[int, Query(ge=1990, le=2100)],
    after: Annotated[int, Query(ge=0, le=2**53)] = 0,
) -> list[dict[str, Any]]:
    """Of a division's year, by id, 200 at a time; `after` is the last id seen."""
    found = public_plans().filter(division=division, fiscal_year=year, plan_id__gt=after)
    return [
        {
            "id": one.plan_id, "name": one.name, "division": one.division,
            "fiscal_year": one.fiscal_year, "total": one.total,
            "standing": "published" if one.standing == Standing.PUBLISHED else "withheld",
        }
        for one in found.order_by("plan_id")[:200]
    ]  # fmt: skip


@router.get(
    "/plans/{plan_id}", response={200: dict[str, Any], **_REFUSALS},
    summary="A public plan in the exchange format",
)  # fmt: skip
def one_public(request: HttpRequest, plan_id: Number) -> HttpResponse:  # noqa: ARG001 - ninja's
    """Give the last version that may be read: the same bytes as the public page's download."""
    public = _published(plan_id)
    made = open_versions(public)
    content = json_bytes(made[0].version.content) if made else None
    if content is None:
        return HttpResponse(status=404)
    return HttpResponse(content, content_type="application/json")


@router.get(
    "/plans/{plan_id}/results", response={200: list[PublicResult], **_REFUSALS},
    summary="Disclosed self-evaluations of a public plan",
)  # fmt: skip
def results(request: HttpRequest, plan_id: Number) -> list[dict[str, Any]]:  # noqa: ARG001 - ninja's
    """In the order of their numbers; `content` is in the exchange format, with its points."""
    return [
        {
            "number": one.result.number, "total": one.result.total, "grade": one.result.grade,
            "disclosed": one.at, "sha256": one.result.sha256, "content": one.result.content,
        }
        for one in results_of([_published(plan_id).plan_id])
    ]  # fmt: skip


@router.get(
    "/plans/{plan_id}/evaluations", response={200: list[PublicEvaluation], **_REFUSALS},
    summary="Disclosed expert evaluations and assessments of a public plan",
)  # fmt: skip
def evaluations(request: HttpRequest, plan_id: Number) -> list[dict[str, Any]]:  # noqa: ARG001 - ninja's
    """In their order; no expert's name and no single expert's score is in them."""
    return [
        {"id": one.panel_id, "disclosed": one.at, "sha256": one.sha256, "content": one.content}
        for one in panels_of([_published(plan_id).plan_id])
    ]


def _published(plan_id: int) -> PublicPlanRecord:
    return get_object_or_404(public_plans(), plan_id=plan_id, standing=Standing.PUBLISHED)
