"""Evidence of items: attached by its expert, downloaded, taken off."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING
from urllib.parse import quote

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_GET, require_POST

from jixiao.model.message import message
from jixiao.web.evaluations.actions.attach_proof import attach_proof, remove_proof
from jixiao.web.evaluations.models import ProofRecord
from jixiao.web.evaluations.panel_lock import situation_of
from jixiao.web.evaluations.queries import panels_of
from jixiao.web.evidence.gate import MEDIA, RefusedAttachment
from jixiao.web.intake.storing import path_of
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
    return _given(one.sha256, one.name, one.media)


@require_GET
def attachment(request: HttpRequest, panel_id: int, attachment_id: int) -> HttpResponse:
    """Give an attachment of the plan to those who look at its panel."""
    panel = get_object_or_404(panels_of(actor_of(request)), pk=panel_id)
    one = get_object_or_404(panel.plan.attachments.filter(removed=None), pk=attachment_id)
    return _given(one.sha256, one.name, one.kind)


def _given(sha256: str, name: str, media: str) -> HttpResponse:
    """Return a stored file as a download; raises RefusedAttachment for one that was altered."""
    path = path_of(sha256)
    content = path.read_bytes() if path.is_file() else b""
    if hashlib.sha256(content).hexdigest() != sha256:
        raise RefusedAttachment(
            message("附件“{document}”的内容与上传时的校验值不符；请联系管理员从备份恢复。",
                    document=name)
        )  # fmt: skip
    answer = HttpResponse(content, content_type=MEDIA[media])
    answer["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    answer["Cache-Control"] = "private, no-store"
    return answer


@require_POST
def remove(request: HttpRequest, proof_id: int) -> HttpResponse:
    """Take a piece of evidence off the actor's own sheet, and show it."""
    removed = remove_proof(proof_id, actor=actor_of(request))
    return redirect("score_sheet", panel_id=removed.seat.panel_id)
