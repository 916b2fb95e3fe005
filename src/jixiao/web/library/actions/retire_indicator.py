"""An indicator is no longer offered at a place, with the reason; or is offered again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from jixiao.model.message import message
from jixiao.web.library.actions.keep_entry import NotKept, refuse_others
from jixiao.web.library.models import RetirementRecord
from jixiao.web.library.searching import division_of
from jixiao.web.library.subjects import found_subject
from jixiao.web.trail.recording import record

if TYPE_CHECKING:
    from jixiao.web.library.subjects import Found
    from jixiao.web.organisations.actor import Actor

_LONGEST = 300


@transaction.atomic
def retire_indicator(subject: str, place: str, *, actor: Actor, reason: str) -> RetirementRecord:
    """Return the retirement, stored; raises NoSuchIndicator, TransitionRefused, NotKept.

    The finance desk retires for its division, standards included; a unit what is its own. Plans
    that use the indicator stay as they are.
    """
    found = found_subject(subject, actor)
    where = _where(found, place)
    refuse_others(where, actor)
    reason = " ".join(reason.split())
    if not 0 < len(reason) <= _LONGEST:
        raise NotKept(message("停用要写明理由，最多{most}个字。", most=_LONGEST))
    made, new = RetirementRecord.objects.get_or_create(
        place=where, subject=subject,
        defaults={"title": found.offer.name, "reason": reason, "person": actor.person},
    )  # fmt: skip
    if not new:
        raise NotKept(message("“{name}”已经停用。", name=found.offer.name))
    record(
        actor, "library_retire", f"library:{subject}",
        after={"place": where, "name": found.offer.name, "reason": reason},
    )  # fmt: skip
    return made


@transaction.atomic
def restore_indicator(retirement_id: int, *, actor: Actor) -> None:
    """Offer an indicator again; raises TransitionRefused, NotKept."""
    held = RetirementRecord.objects.select_for_update().filter(pk=retirement_id).first()
    if held is None:
        raise NotKept(message("这条指标没有停用，或已经恢复。"))
    refuse_others(held.place, actor)
    before = {"place": held.place, "name": held.title, "reason": held.reason}
    held.delete()
    record(actor, "library_restore", f"library:{held.subject}", before=before)


def _where(found: Found, place: str) -> str:
    """Return where a retirement holds: where the entry is kept; for standards, the division."""
    return found.place or division_of(place)
