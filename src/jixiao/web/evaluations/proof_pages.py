"""Evidence of items: attached by its expert, downloaded, taken off."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING
from urllib.parse import quote

from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_GET, require_POST

from jixiao.model.message import message
from jixiao.web.evaluations.actions.attach_proof import attach_proof, remove_proof
from jixiao.web.evaluations.models import ProofRecord
from jixiao.web.evaluations.queries import panels_of
from jixiao.web.evidence.gate import MEDIA, RefusedAttachment
from jixiao.web.intake.storing import path_of
from jixiao.web.organisations.actor import actor_of
from jixiao.workflow.panel_course import PanelStanding, sees_sheets

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
    open_to = [one.value for one in PanelStanding if sees_sheets(one)]
    found = ProofRecord.objects.filter(removed=None, seat__panel__in=panels_of(actor)).filter(
        Q(seat__person=actor.person) | Q(seat__panel__standing__in=open_to)
    )
    one = get_object_or_404(found, pk=proof_id)
    path = path_of(one.sha256)
    content = path.read_bytes() if path.is_file() else b""
    if hashlib.sha256(content).hexdigest() != one.sha256:
        raise RefusedAttachment(
            message("附件“{document}”的内容与上传时的校验值不符；请联系管理员从备份恢复。",
                    document=one.name)
        )  # fmt: skip
    answer = HttpResponse(content, content_type=MEDIA[one.media])
    answer["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(one.name)}"
    answer["Cache-Control"] = "private, no-store"
    return answer


@require_POST
def remove(request: HttpRequest, proof_id: int) -> HttpResponse:
    """Take a piece of evidence off the actor's own sheet, and show it."""
    removed = remove_proof(proof_id, actor=actor_of(request))
    return redirect("score_sheet", panel_id=removed.seat.panel_id)
