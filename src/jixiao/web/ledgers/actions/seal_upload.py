"""Somebody lets the rows of an upload be sealed: all of them, or the good ones alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from jixiao.model.message import message
from jixiao.web.ledgers.reports import counted
from jixiao.web.ledgers.tasks import give_out
from jixiao.web.ledgers.upload_lock import UploadSettled, locked_upload
from jixiao.web.trail.recording import record
from jixiao.workflow.ledger_duty import LedgerDuty

if TYPE_CHECKING:
    from jixiao.web.ledgers.models import LedgerUploadRecord
    from jixiao.web.organisations.actor import Actor


@transaction.atomic
def seal_upload(upload_id: int, *, actor: Actor, take_good: bool = False) -> LedgerUploadRecord:
    """Return the upload, waiting to be sealed.

    Rows that are not right are left out only where `take_good` says so. Raises TransitionRefused,
    NoSuchUpload, UploadSettled.
    """
    found = locked_upload(upload_id, actor=actor, duty=LedgerDuty.SEAL)
    rows = counted(found.report)
    if rows.faults and not take_good:
        raise UploadSettled(
            message(
                "{bad}行不符合要求；请改正后重新上传，或明确选择只收合格的{good}行。",
                bad=rows.bad, good=rows.good,
            )
        )  # fmt: skip
    if not rows.good:
        raise UploadSettled(message("没有一行合格，不能封存；请改正后重新上传。"))
    found.take_good, found.sealed_by = take_good, actor.person
    found.job = give_out("seal", place=found.place, person=actor.person, told={"upload": found.pk})
    found.save()
    after = {"take_good": take_good, "rows": rows.good, "left_out": rows.bad}
    record(actor, LedgerDuty.SEAL, f"ledger:{found.pk}", after=after)
    return found
