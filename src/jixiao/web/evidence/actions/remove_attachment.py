"""Somebody who writes a plan takes an attachment off it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from jixiao.model.message import message
from jixiao.web.evidence.gate import RefusedAttachment
from jixiao.web.evidence.models import AttachmentRecord
from jixiao.web.plans.moving import decided, locked
from jixiao.web.trail.recording import record
from jixiao.workflow.action import Action

if TYPE_CHECKING:
    from jixiao.web.organisations.actor import Actor


@transaction.atomic
def remove_attachment(attachment_id: int, *, actor: Actor) -> AttachmentRecord:
    """Return the attachment, removed; versions approved with it keep it, and so does the disk.

    Raises TransitionRefused, NoSuchPlan, RefusedAttachment.
    """
    found = AttachmentRecord.objects.filter(pk=attachment_id).first()
    if found is None:
        raise RefusedAttachment(message("没有这个附件；请刷新页面。"))
    plan = locked(found.plan_id)
    decided(actor, plan, Action.EDIT)
    found.refresh_from_db()
    if found.removed is not None:
        raise RefusedAttachment(message("附件“{document}”已经移除。", document=found.name))
    found.removed = timezone.now()
    found.save(update_fields=["removed"])
    before = {"id": found.pk, "name": found.name, "sha256": found.sha256}
    record(actor, "remove_attachment", f"plan:{plan.pk}", before=before)
    return found
