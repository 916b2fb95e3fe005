"""Adding to the trail, in the transaction of the change it tells of."""

from __future__ import annotations

import json
from datetime import UTC
from typing import TYPE_CHECKING, Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.utils import timezone

from jixiao.web.trail.chain import BEGINNING, TrailEntry, hash_of
from jixiao.web.trail.models import TrailEntryRecord, TrailHeadRecord

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.web.organisations.actor import Actor


def record(
    actor: Actor | None, action: str, subject: str, *, before: object = None, after: object = None
) -> TrailEntryRecord:
    """Return the entry added to the trail; `actor` None is the platform itself.

    Must stand last in the transaction of the change: it holds the chain's end until the commit.
    Raises RuntimeError outside a transaction.
    """
    if not transaction.get_connection().in_atomic_block:
        fault = "the trail is written in the transaction of the change it tells of"
        raise RuntimeError(fault)
    head = TrailHeadRecord.objects.select_for_update().filter(pk=1).first()
    if head is None:
        head = TrailHeadRecord(pk=1, number=0, hash=BEGINNING)
    now = timezone.now()
    entry = TrailEntry(
        number=head.number + 1,
        at=now.astimezone(UTC).isoformat(),
        person=f"{actor.person.pk} {actor.person.username}" if actor else "",
        origin=actor.origin if actor else "",
        request_id=actor.request_id if actor else "",
        subject=subject,
        action=action,
        before=_plain(before),
        after=_plain(after),
        previous=head.hash,
    )
    stored = TrailEntryRecord.objects.create(
        number=entry.number, at=now, person=actor.person if actor else None,
        person_name=entry.person, origin=entry.origin, request_id=entry.request_id,
        subject=subject, action=action, before=entry.before, after=entry.after,
        previous=entry.previous, hash=hash_of(entry),
    )  # fmt: skip
    head.number, head.hash = stored.number, stored.hash
    head.save()
    return stored


def entries() -> Iterator[TrailEntry]:
    """Yield the whole trail in order, few at a time."""
    for one in TrailEntryRecord.objects.order_by("number").iterator(chunk_size=2000):
        yield TrailEntry(
            one.number, one.at.astimezone(UTC).isoformat(), one.person_name, one.origin,
            one.request_id, one.subject, one.action, one.before, one.after, one.previous,
        )  # fmt: skip


def _plain(value: object) -> Any:  # noqa: ANN401 - what JSON gives
    """Return the value as it will come back from the database, so that its hash stays."""
    return json.loads(json.dumps(value, cls=DjangoJSONEncoder, ensure_ascii=False))
