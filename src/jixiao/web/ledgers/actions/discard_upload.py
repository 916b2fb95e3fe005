"""Somebody discards an upload: its files are removed, nothing of it was sealed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from jixiao.web.ledgers.incoming import remove
from jixiao.web.ledgers.models import Standing
from jixiao.web.ledgers.upload_lock import locked_upload
from jixiao.web.trail.recording import record
from jixiao.workflow.ledger_duty import LedgerDuty

if TYPE_CHECKING:
    from jixiao.web.ledgers.models import LedgerUploadRecord
    from jixiao.web.organisations.actor import Actor

_OPEN = frozenset({Standing.CHECKED, Standing.FAILED, Standing.KNOWN})


@transaction.atomic
def discard_upload(upload_id: int, *, actor: Actor) -> LedgerUploadRecord:
    """Return the upload, discarded; raises TransitionRefused, NoSuchUpload, UploadSettled."""
    found = locked_upload(upload_id, actor=actor, duty=LedgerDuty.DISCARD, open_at=_OPEN)
    found.discarded = timezone.now()
    found.save(update_fields=["discarded"])
    transaction.on_commit(lambda: remove(found.pk))
    record(actor, LedgerDuty.DISCARD, f"ledger:{found.pk}")
    return found
