"""Attachments of a plan: attached, downloaded, removed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_GET, require_POST

from jixiao.web.evidence.actions.attach_files import attach_files
from jixiao.web.evidence.actions.remove_attachment import remove_attachment
from jixiao.web.evidence.giving import given
from jixiao.web.evidence.models import AttachmentRecord
from jixiao.web.organisations.actor import actor_of
from jixiao.web.plans.queries import within_reach

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_POST
def attach(request: HttpRequest, plan_id: int) -> HttpResponse:
    """Attach the files sent, and show the plan."""
    attach_files(plan_id, request.FILES.getlist("files"), actor=actor_of(request))
    return redirect("plan_page", plan_id=plan_id)


@require_GET
def download(request: HttpRequest, attachment_id: int) -> HttpResponse:
    """Give an attachment of a plan within reach; a removed one only where a version keeps it."""
    found = AttachmentRecord.objects.filter(plan__in=within_reach(actor_of(request)))
    kept = found.filter(Q(removed=None) | Q(frozen__isnull=False)).distinct()
    one = get_object_or_404(kept, pk=attachment_id)
    return given(one.sha256, one.name, one.kind)


@require_POST
def remove(request: HttpRequest, attachment_id: int) -> HttpResponse:
    """Remove an attachment, and show the plan."""
    return redirect(
        "plan_page", plan_id=remove_attachment(attachment_id, actor=actor_of(request)).plan_id
    )
