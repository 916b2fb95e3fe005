"""A department or the bureau gives notice to put right what a red lamp shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from jixiao.model.message import message
from jixiao.model.progress import Lamp
from jixiao.web.notices.models import Kind, NoticeRecord
from jixiao.web.notices.telling import keep, notices_to
from jixiao.web.organisations.holders import holders_for
from jixiao.web.rounds.models import RectificationRecord
from jixiao.web.rounds.sheet_lock import SheetRefused, locked_sheet
from jixiao.web.rounds.watching import watched
from jixiao.web.trail.recording import record
from jixiao.workflow.cycle_duty import CycleDuty, refuse_without
from jixiao.workflow.notice_giver import giver_among
from jixiao.workflow.role import Role

if TYPE_CHECKING:
    from datetime import date

    from jixiao.web.organisations.actor import Actor


@transaction.atomic
def give_notice(
    sheet_id: int, *, actor: Actor, row: int, demand: str, due: date
) -> RectificationRecord:
    """Return the notice about a row (0 the money) whose lamp is red; the unit is told.

    Raises TransitionRefused, NoSuchSheet, SheetRefused. Source: caiyu-2019-136#measures.
    """
    sheet = locked_sheet(sheet_id)
    refuse_without(CycleDuty.GIVE_NOTICE, held=actor.held, place=sheet.path)
    found = watched(sheet)
    readings = {one.row: one for one in (found.progress.money, *found.progress.rows)}
    if row not in readings or readings[row].lamp is not Lamp.RED:
        raise SheetRefused(message("只有亮红灯的才下达整改通知；请刷新页面。"))
    if not demand.strip():
        raise SheetRefused(message("整改通知要写明要求。"))
    if due < sheet.round.cut_off:
        raise SheetRefused(
            message("整改期限{due}早于监控截止日{day}。", due=due, day=sheet.round.cut_off)
        )
    if sheet.notices.filter(row=row).exists():
        raise SheetRefused(message("这一行已经下达过整改通知。"))
    made = RectificationRecord.objects.create(
        sheet=sheet, row=row, demand=demand.strip(), due=due, person=actor.person,
        given_as=giver_among(actor.held, place=sheet.path),
    )  # fmt: skip
    holders = holders_for(sheet.path)
    people = [
        one for role in (Role.UNIT_CLERK, Role.UNIT_HEAD) for one in holders.of(role, sheet.path)
    ]
    like = NoticeRecord(
        kind=Kind.RECTIFY, about=f"rectify:{made.pk}", by=actor.person, text=made.demand, due=due
    )
    keep(notices_to(people, sheet.plan, like))
    after = {"notice": made.pk, "sheet": sheet.pk, "row": row, "demand": made.demand, "due": due}
    record(actor, CycleDuty.GIVE_NOTICE, f"plan:{sheet.plan_id}", after=after)
    return made
