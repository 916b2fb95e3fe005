"""A sheet is submitted by the unit, accepted or returned by the department."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from jixiao.monitoring.told_money import record_of
from jixiao.web.rounds.models import SheetStepRecord
from jixiao.web.rounds.sheet_lock import SheetIncomplete, locked_sheet
from jixiao.web.rounds.watching import count, watched
from jixiao.web.trail.recording import record
from jixiao.workflow.courses import Standing, decide_step
from jixiao.workflow.cycle_duty import CycleDuty

if TYPE_CHECKING:
    from jixiao.web.organisations.actor import Actor
    from jixiao.web.rounds.models import SheetRecord


@transaction.atomic
def move_sheet(sheet_id: int, duty: CycleDuty, *, actor: Actor, text: str = "") -> SheetRecord:
    """Return the sheet after one step of its course.

    Submitted, it keeps what is told of its money now; sent back, it follows what is told again.
    Raises TransitionRefused, NoSuchSheet, and SheetIncomplete for one submitted too early.
    """
    sheet = locked_sheet(sheet_id)
    before = Standing(sheet.standing)
    after = decide_step(duty, before, held=actor.held, place=sheet.path, reason=text)
    found = watched(sheet)
    if duty is CycleDuty.SUBMIT_SHEET and found.missing:
        raise SheetIncomplete(found.missing)
    sheet.standing = after
    if duty is CycleDuty.SUBMIT_SHEET:
        sheet.told_money = record_of(found.told)
    elif duty is CycleDuty.RETURN_SHEET:
        sheet.told_money = None
        found = watched(sheet)
    count(sheet, found)
    sheet.save()
    SheetStepRecord.objects.create(
        sheet=sheet, action=duty, after=after, person=actor.person, text=text.strip()
    )
    record(
        actor, duty, f"plan:{sheet.plan_id}",
        before={"sheet": sheet.pk, "standing": before},
        after={
            "sheet": sheet.pk, "standing": after, "text": text.strip(), "money": sheet.told_money,
        },
    )  # fmt: skip
    return sheet
