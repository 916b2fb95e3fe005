"""A unit attaches what proves an actual of its self-evaluation, or takes it off again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.db import transaction
from django.utils import timezone

from jixiao.model.message import message
from jixiao.web.evidence.gate import MOST_BYTES, RefusedAttachment, attachable_kind
from jixiao.web.intake.names import shown_name
from jixiao.web.intake.storing import Stored, store
from jixiao.web.results.evaluation_lock import NoSuchEvaluation, locked_evaluation
from jixiao.web.results.models import ProofRecord
from jixiao.web.trail.recording import record
from jixiao.workflow.courses import Standing, decide_step
from jixiao.workflow.cycle_duty import CycleDuty

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.core.files.uploadedfile import UploadedFile

    from jixiao.web.organisations.actor import Actor
    from jixiao.web.results.models import SelfEvaluationRecord

MOST: Final = 20
"""Proofs of one row."""


def attach_proof(
    evaluation_id: int, row: int, files: Sequence[UploadedFile[bytes]], *, actor: Actor
) -> list[ProofRecord]:
    """Return the proofs of a row (from 1), all or none.

    Raises TransitionRefused, NoSuchEvaluation, RefusedAttachment, UnreadableDocument.
    """
    with transaction.atomic():  # who may not is refused before anything is read
        _held(evaluation_id, row, actor)
    if not files:
        raise RefusedAttachment(message("没有选择文件；请选择附件后再上传。"))
    checked = [(shown_name(str(one.name)), one.read(MOST_BYTES + 1)) for one in files]
    kinds = [attachable_kind(content, name) for name, content in checked]
    kept = [
        (name, kind, store([content])) for (name, content), kind in zip(checked, kinds, strict=True)
    ]
    return _recorded(evaluation_id, row, actor, kept)


@transaction.atomic
def remove_proof(proof_id: int, *, actor: Actor) -> ProofRecord:
    """Return the proof, taken off; its record stays."""
    one = ProofRecord.objects.filter(pk=proof_id, removed=None).first()
    if one is None:
        raise NoSuchEvaluation(message("没有这个附件；请刷新页面。"))
    held = _held(one.evaluation_id, one.row, actor)
    one.removed = timezone.now()
    one.save(update_fields=["removed"])
    record(actor, "remove_proof", f"plan:{held.plan_id}", before={"proofs": [_told(one)]})
    return one


@transaction.atomic
def _recorded(
    evaluation_id: int, row: int, actor: Actor, kept: Sequence[tuple[str, str, Stored]]
) -> list[ProofRecord]:
    held = _held(evaluation_id, row, actor)
    there = set(held.proofs.filter(row=row, removed=None).values_list("sha256", flat=True))
    fresh = {one.sha256: (name, kind, one) for name, kind, one in kept if one.sha256 not in there}
    if len(there) + len(fresh) > MOST:
        raise RefusedAttachment(message("一行最多{most}个附件。", most=MOST))
    made = [
        ProofRecord.objects.create(
            evaluation=held, row=row, name=name, kind=kind, sha256=one.sha256, size=one.size,
            person=actor.person,
        )
        for name, kind, one in fresh.values()
    ]  # fmt: skip
    told = [_told(one) for one in made]
    record(actor, "attach_proof", f"plan:{held.plan_id}", after={"proofs": told})
    return made


def _held(evaluation_id: int, row: int, actor: Actor) -> SelfEvaluationRecord:
    """Return the self-evaluation, locked, for who may fill in its row."""
    held = locked_evaluation(evaluation_id)
    standing = Standing(held.standing)
    decide_step(CycleDuty.FILL_EVALUATION, standing, held=actor.held, place=held.path)
    if not 1 <= row <= len(held.version.content["projects"][0]["indicators"]):
        raise NoSuchEvaluation(message("自评表没有第{row}行；请刷新页面。", row=row))
    return held


def _told(one: ProofRecord) -> dict[str, object]:
    return {
        "evaluation": one.evaluation_id, "row": one.row, "id": one.pk, "name": one.name,
        "sha256": one.sha256,
    }  # fmt: skip
