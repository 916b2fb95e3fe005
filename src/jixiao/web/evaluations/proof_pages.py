"""Evidence of items: attached by its expert, downloaded, taken off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_GET, require_POST

from jixiao.web.evaluations.actions.attach_proof import attach_proof, remove_proof
from jixiao.web.evaluations.models import ProofRecord
from jixiao.web.evaluations.panel_lock import situation_of
from jixiao.web.evaluations.queries import panels_of
from jixiao.web.evidence.giving import given
from jixiao.web.organisations.actor import actor_of
from jixiao.workflow.panel_course import PanelStanding, view_of

if TYPE_CHECKING:
    from django.http import HttpRequest


@require_POST
def attach(request: HttpRequest, panel_id: int) -> HttpResponse:
    """Attach a file to an item of the actor's own sheet, and show it."""
    told = request.POST
    attach_proof(
        panel_id, actor=actor_of(request), item=told.get("item", ""), kind=told.get("kind", ""),
        title=told.get("title", ""), file=request.FILES.get("file"),
    )  # fmt: skip
    return redirect("score_sheet", panel_id=panel_id)


@require_GET
def download(request: HttpRequest, proof_id: int) -> HttpResponse:
    """Give a piece of evidence: one's own, or any of a panel whose sheets are open to be seen."""
    actor = actor_of(request)
    found = ProofRecord.objects.filter(removed=None).select_related("seat")
    one = get_object_or_404(found, pk=proof_id)
    panel = get_object_or_404(panels_of(actor), pk=one.seat.panel_id)
    view = view_of(
        PanelStanding(panel.standing), held=actor.held, situation=situation_of(panel, actor)
    )
    if not view.sheets and one.seat.person_id != actor.person.pk:
        raise Http404
    return given(one.sha256, one.name, one.media)


@require_GET
def attachment(request: HttpRequest, panel_id: int, attachment_id: int) -> HttpResponse:
    """Give an attachment of the plan to those who look at its panel."""
    panel = get_object_or_404(panels_of(actor_of(request)), pk=panel_id)
    one = get_object_or_404(panel.plan.attachments.filter(removed=None), pk=attachment_id)
    return given(one.sha256, one.name, one.kind)


@require_POST
def remove(request: HttpRequest, proof_id: int) -> HttpResponse:
    """Take a piece of evidence off the actor's own sheet, and show it."""
    removed = remove_proof(proof_id, actor=actor_of(request))
    return redirect("score_sheet", panel_id=removed.seat.panel_id)
