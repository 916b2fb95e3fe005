"""An expert attaches evidence to an item of the own sheet, or takes it off again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.db import transaction
from django.utils import timezone

from jixiao.model.message import message
from jixiao.web.evaluations.actions.score_items import own_sheet
from jixiao.web.evaluations.judging import framework_of
from jixiao.web.evaluations.models import ProofKind, ProofRecord
from jixiao.web.evaluations.panel_lock import PanelChangeRefused
from jixiao.web.evidence.gate import MOST_BYTES, attachable_kind
from jixiao.web.intake.names import shown_name
from jixiao.web.intake.storing import store
from jixiao.web.trail.recording import record
from jixiao.workflow.panel_duty import PanelDuty

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

    from jixiao.web.organisations.actor import Actor

MOST: Final = 60
"""Pieces of evidence on one sheet."""
_LONGEST: Final = 120


def attach_proof(  # noqa: PLR0913 - what a piece of evidence is
    panel_id: int,
    *,
    actor: Actor,
    item: str,
    kind: str,
    title: str,
    file: UploadedFile[bytes] | None,
) -> ProofRecord:
    """Return the evidence, stored by its hash.

    Raises TransitionRefused, NoSuchPanel, PanelChangeRefused, RefusedAttachment.
    """
    with transaction.atomic():  # who may not is refused before anything is read
        panel, _seat = own_sheet(panel_id, PanelDuty.SCORE_ITEMS, actor)
    known = {one.id for one in framework_of(panel).items}
    if item not in known or kind not in ProofKind.values:
        raise PanelChangeRefused(message("请选择佐证材料对应的指标和种类。"))
    if file is None:
        raise PanelChangeRefused(message("没有选择文件；请选择佐证材料后再上传。"))
    name = shown_name(str(file.name))
    content = file.read(MOST_BYTES + 1)
    media, kept = attachable_kind(content, name), store([content])
    with transaction.atomic():
        panel, seat = own_sheet(panel_id, PanelDuty.SCORE_ITEMS, actor)
        if seat.proofs.filter(removed=None).count() >= MOST:
            raise PanelChangeRefused(message("一张评分表最多{most}份佐证材料。", most=MOST))
        made = ProofRecord.objects.create(
            seat=seat, item=item, kind=kind, title=title.strip()[:_LONGEST] or name[:_LONGEST],
            name=name, media=media, sha256=kept.sha256, size=kept.size,
        )  # fmt: skip
        after = {"panel": panel.pk, "seat": seat.number, "proof": made.pk, "sha256": made.sha256}
        record(actor, "attach_proof", f"panel:{panel.pk}", after=after)
    return made


@transaction.atomic
def remove_proof(proof_id: int, *, actor: Actor) -> ProofRecord:
    """Return the evidence, taken off the actor's own sheet; its record stays.

    Raises TransitionRefused, NoSuchPanel, PanelChangeRefused.
    """
    found = ProofRecord.objects.filter(pk=proof_id, removed=None).select_related("seat").first()
    if found is None:
        raise PanelChangeRefused(message("没有这份佐证材料，或者已经移除。"))
    panel, seat = own_sheet(found.seat.panel_id, PanelDuty.SCORE_ITEMS, actor)
    if seat.pk != found.seat_id:
        raise PanelChangeRefused(message("没有这份佐证材料，或者已经移除。"))
    found.removed = timezone.now()
    found.save(update_fields=["removed"])
    before = {"panel": panel.pk, "seat": seat.number, "proof": found.pk, "sha256": found.sha256}
    record(actor, "remove_proof", f"panel:{panel.pk}", before=before)
    return found
