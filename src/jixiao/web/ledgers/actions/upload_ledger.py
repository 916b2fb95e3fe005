"""Somebody uploads ledgers of a place; they are checked in the background, nothing is sealed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from jixiao.measurement.ledger import ledger_named
from jixiao.measurement.manifest import Action
from jixiao.model.message import message
from jixiao.web.ledgers.incoming import KEPT, put_down, refuse_unusable, remove
from jixiao.web.ledgers.models import JobRecord, LedgerUploadRecord
from jixiao.web.ledgers.queries import places_of
from jixiao.web.ledgers.tasks import give_out
from jixiao.web.trail.recording import record
from jixiao.workflow.deciding import TransitionRefused
from jixiao.workflow.ledger_duty import LedgerDuty, refuse_without

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.core.files.uploadedfile import UploadedFile

    from jixiao.web.organisations.actor import Actor
    from jixiao.web.organisations.models import OrganisationRecord


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be done; `ledger` and `mapping` are found by the headings where they are blank."""

    action: Action = Action.SEAL
    ledger: str = ""
    mapping: str = ""


def upload_ledger(
    files: Sequence[UploadedFile[bytes]], *, actor: Actor, place_id: int | None = None,
    wish: Wish | None = None,
) -> LedgerUploadRecord:  # fmt: skip
    """Return the upload, waiting to be checked.

    Raises TransitionRefused, NothingUploaded, UnknownLedger.
    """
    wish = wish or Wish()
    place = _place(actor, place_id)
    refuse_without(LedgerDuty.LOAD, held=actor.held, place=place.path)
    refuse_unusable(files)
    ledger = ledger_named(wish.ledger).name if wish.ledger else ""
    discard_old()
    made = LedgerUploadRecord(
        place=place, person=actor.person, action=wish.action.value, ledger=ledger,
        mapping=wish.mapping,
    )  # fmt: skip
    with transaction.atomic():
        made.save()
        try:
            made.files = put_down(made.pk, files)
            made.job = _checked(made)
            made.save()
            after = {"place": place.path, "action": made.action, "files": made.files}
            record(actor, LedgerDuty.LOAD, f"ledger:{made.pk}", after=after)
        except BaseException:
            remove(made.pk)
            raise
    return made


@transaction.atomic
def check_again(upload_id: int, action: str, *, actor: Actor) -> LedgerUploadRecord:
    """Return the upload, to be checked for another action on the months it is about.

    Raises TransitionRefused, NoSuchUpload, UploadSettled.
    """
    from jixiao.web.ledgers.upload_lock import locked_upload  # noqa: PLC0415 - asks for this place

    found = locked_upload(upload_id, actor=actor, duty=LedgerDuty.LOAD)
    before = found.action
    found.action = Action(action).value
    found.job = _checked(found)
    found.save()
    told = {"action": found.action}
    record(actor, LedgerDuty.LOAD, f"ledger:{found.pk}", before={"action": before}, after=told)
    return found


def _checked(upload: LedgerUploadRecord) -> JobRecord:
    return give_out("check", place=upload.place, person=upload.person, told={"upload": upload.pk})


def _place(actor: Actor, place_id: int | None) -> OrganisationRecord:
    found = [one for one in places_of(actor) if place_id in (None, one.pk)]
    if not found:
        raise TransitionRefused(message("您不能为这个单位上传台账；请选择您任职的单位。"))
    return found[0]


def discard_old() -> None:
    """Discard what nobody sealed for days: the files name people."""
    old = LedgerUploadRecord.objects.filter(load=0, discarded=None, at__lt=timezone.now() - KEPT)
    for one in old:
        with transaction.atomic():
            LedgerUploadRecord.objects.filter(pk=one.pk).update(discarded=timezone.now())
            record(None, LedgerDuty.DISCARD, f"ledger:{one.pk}")
        remove(one.pk)
