"""A unit replies to a notice with its evidence; who gave it closes it or sends the reply back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.db import transaction

from jixiao.model.message import message
from jixiao.web.evidence.gate import MOST_BYTES, attachable_kind
from jixiao.web.intake.names import shown_name
from jixiao.web.intake.storing import Stored, store
from jixiao.web.rounds.models import RectificationStepRecord, ReplyFileRecord
from jixiao.web.rounds.sheet_lock import SheetRefused, locked_notice
from jixiao.web.trail.recording import record
from jixiao.workflow.courses import Standing, decide_step
from jixiao.workflow.notice_giver import refuse_other_than

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.core.files.uploadedfile import UploadedFile

    from jixiao.web.organisations.actor import Actor
    from jixiao.web.rounds.models import RectificationRecord
    from jixiao.workflow.cycle_duty import CycleDuty

MOST: Final = 20


def answer_notice(
    notice_id: int,
    duty: CycleDuty,
    *,
    actor: Actor,
    text: str,
    files: Sequence[UploadedFile[bytes]] = (),
) -> RectificationStepRecord:
    """Return the step taken with a notice, its files kept, all or none.

    Raises TransitionRefused, NoSuchSheet, SheetRefused, RefusedAttachment, UnreadableDocument.
    """
    with transaction.atomic():  # who may not is refused before anything is read
        notice = locked_notice(notice_id)
        _decide(notice, duty, actor, text)
    if len(files) > MOST:
        raise SheetRefused(message("一次答复最多{most}个附件。", most=MOST))
    kept = [_kept(one) for one in files]
    return _recorded(notice_id, duty, actor, text.strip(), kept)


def _decide(notice: RectificationRecord, duty: CycleDuty, actor: Actor, text: str) -> Standing:
    """Return where the step leads; raises TransitionRefused, also where another gave notice."""
    place = notice.sheet.path
    after = decide_step(duty, Standing(notice.standing), held=actor.held, place=place, reason=text)
    refuse_other_than(notice.giver, duty, held=actor.held, place=place)
    return after


def _kept(file: UploadedFile[bytes]) -> tuple[str, str, Stored]:
    name = shown_name(str(file.name))
    content = file.read(MOST_BYTES + 1)
    return name, attachable_kind(content, name), store([content])


@transaction.atomic
def _recorded(
    notice_id: int,
    duty: CycleDuty,
    actor: Actor,
    text: str,
    kept: Sequence[tuple[str, str, Stored]],
) -> RectificationStepRecord:
    notice = locked_notice(notice_id)
    before = Standing(notice.standing)
    after = _decide(notice, duty, actor, text)
    notice.standing = after
    notice.save(update_fields=["standing"])
    step = RectificationStepRecord.objects.create(
        notice=notice, action=duty, after=after, person=actor.person, text=text
    )
    ReplyFileRecord.objects.bulk_create(
        [
            ReplyFileRecord(step=step, name=name, kind=kind, sha256=one.sha256, size=one.size)
            for name, kind, one in kept
        ]
    )
    files = [{"name": name, "sha256": one.sha256} for name, _kind, one in kept]
    record(
        actor, duty, f"plan:{notice.sheet.plan_id}",
        before={"notice": notice.pk, "standing": before},
        after={"notice": notice.pk, "standing": after, "text": text, "files": files},
    )  # fmt: skip
    return step
