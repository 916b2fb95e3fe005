"""A unit writes into its monitoring sheet; the lamps follow from what was written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction

from jixiao.model.message import Message, message
from jixiao.model.progress import Likelihood
from jixiao.monitoring.sheet import CAUSES
from jixiao.web.rounds.sheet_lock import SheetChanged, SheetRefused, locked_sheet
from jixiao.web.rounds.watching import count, watched
from jixiao.web.site.told_money import spent_told
from jixiao.web.trail.recording import record
from jixiao.workflow.courses import Standing, decide_step
from jixiao.workflow.cycle_duty import CycleDuty

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jixiao.web.organisations.actor import Actor
    from jixiao.web.rounds.models import SheetRecord

_LONGEST = 500


@transaction.atomic
def save_sheet(
    sheet_id: int, *, actor: Actor, base: int, spent: str, rows: Mapping[int, Mapping[str, Any]]
) -> SheetRecord:
    """Return the sheet with what was typed; `base` is the revision the page showed.

    Raises TransitionRefused, NoSuchSheet, SheetChanged, SheetRefused for a sum that is none.
    """
    sheet = locked_sheet(sheet_id)
    standing = Standing(sheet.standing)
    decide_step(CycleDuty.FILL_SHEET, standing, held=actor.held, place=sheet.path)
    if base != sheet.revision:
        raise SheetChanged(message("这张表已被别人修改；请刷新页面后再填。"))
    before = sheet.content
    sheet.content = {"spent": _sum(spent), "rows": _rows(rows, sheet)}
    sheet.revision += 1
    count(sheet, watched(sheet))
    sheet.save()
    record(
        actor, CycleDuty.FILL_SHEET, f"plan:{sheet.plan_id}",
        before={"sheet": sheet.pk, **before}, after={"sheet": sheet.pk, **sheet.content},
    )  # fmt: skip
    return sheet


def _sum(text: str) -> str:
    """Return a sum in 万元 as plain digits, "" for a blank."""
    told = spent_told(text)
    if isinstance(told, Message):
        raise SheetRefused(told)
    return told


def _rows(rows: Mapping[int, Mapping[str, Any]], sheet: SheetRecord) -> dict[str, Any]:
    known = range(len(sheet.version.content["projects"][0]["indicators"]) + 1)
    return {str(number): _row(told) for number, told in rows.items() if number in known}


def _row(told: Mapping[str, Any]) -> dict[str, Any]:
    texts = {
        name: str(told.get(name, "")).strip()[:_LONGEST]
        for name in ("actual", "forecast", "reason")
    }
    likely = str(told.get("likelihood", ""))
    return {
        **{name: text for name, text in texts.items() if text},
        **({"likelihood": likely} if likely in set(Likelihood) else {}),
        **({"causes": causes} if (causes := sorted(CAUSES.keys() & set(told["causes"]))) else {}),
    }
