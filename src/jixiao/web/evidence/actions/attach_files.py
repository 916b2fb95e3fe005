"""Somebody who writes a plan attaches files to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.db import transaction

from jixiao.model.message import message
from jixiao.web.evidence.gate import MOST_BYTES, RefusedAttachment, attachable_kind
from jixiao.web.evidence.models import AttachmentRecord
from jixiao.web.intake.names import shown_name
from jixiao.web.intake.storing import Stored, store
from jixiao.web.plans.moving import decided, locked
from jixiao.web.trail.recording import record
from jixiao.workflow.action import Action

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.core.files.uploadedfile import UploadedFile

    from jixiao.web.organisations.actor import Actor

MOST: Final = 50
"""Attachments of one plan."""


def attach_files(
    plan_id: int, files: Sequence[UploadedFile[bytes]], *, actor: Actor
) -> list[AttachmentRecord]:
    """Return the attachments, all or none.

    Raises TransitionRefused, NoSuchPlan, RefusedAttachment, UnreadableDocument.
    """
    with transaction.atomic():  # who may not is refused before anything is read
        decided(actor, locked(plan_id), Action.EDIT)
    if not files:
        raise RefusedAttachment(message("没有选择文件；请选择附件后再上传。"))
    checked = [_checked(one) for one in files]
    stored = [(name, kind, store([content])) for name, kind, content in checked]
    return _recorded(plan_id, actor, stored)


def _checked(file: UploadedFile[bytes]) -> tuple[str, str, bytes]:
    name = shown_name(str(file.name))
    content = file.read(MOST_BYTES + 1)
    return name, attachable_kind(content, name), content


@transaction.atomic
def _recorded(
    plan_id: int, actor: Actor, stored: Sequence[tuple[str, str, Stored]]
) -> list[AttachmentRecord]:
    plan = locked(plan_id)
    decided(actor, plan, Action.EDIT)
    there = {one.sha256: one.name for one in plan.attachments.filter(removed=None)}
    made = []
    for name, kind, one in stored:
        if one.sha256 in there:
            raise RefusedAttachment(
                message("{document}：与已有附件“{other}”内容相同，没有重复上传。",
                        document=name, other=there[one.sha256])
            )  # fmt: skip
        there[one.sha256] = name
        if len(there) > MOST:
            raise RefusedAttachment(message("一份绩效目标最多{most}个附件。", most=MOST))
        made.append(
            AttachmentRecord.objects.create(
                plan=plan, name=name, kind=kind, sha256=one.sha256, size=one.size,
                person=actor.person,
            )
        )  # fmt: skip
    told = [{"id": one.pk, "name": one.name, "sha256": one.sha256} for one in made]
    record(actor, "attach", f"plan:{plan.pk}", after={"attachments": told})
    return made
