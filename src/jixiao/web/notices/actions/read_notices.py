"""A person reads notices; that is their own affair and stands in no trail."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from jixiao.web.notices.models import NoticeRecord

if TYPE_CHECKING:
    from jixiao.web.organisations.actor import Actor


def read_notice(notice_id: int, *, actor: Actor) -> NoticeRecord | None:
    """Return the person's notice, read now; None where there is no such notice of theirs."""
    found = NoticeRecord.objects.filter(person=actor.person, pk=notice_id).first()
    if found is not None and found.read is None:
        found.read = timezone.now()
        found.save(update_fields=["read"])
    return found


def read_all_notices(*, actor: Actor) -> int:
    """Return how many notices of the person count as read from now on."""
    mine = NoticeRecord.objects.filter(person=actor.person, read=None)
    return mine.update(read=timezone.now())
