"""A finance bureau lets what is bound in a round's plans be measured from ledgers, all at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from jixiao.model.message import message
from jixiao.web.ledgers.models import JobRecord
from jixiao.web.ledgers.tasks import give_out
from jixiao.web.plans.moving import refuse_archived
from jixiao.web.rounds.measuring_work import KIND, is_measurable, month_of
from jixiao.web.rounds.models import RoundRecord
from jixiao.web.rounds.sheet_lock import NoSuchSheet, SheetRefused
from jixiao.web.trail.recording import record
from jixiao.workflow.cycle_duty import CycleDuty, has_duty, refuse_without

if TYPE_CHECKING:
    from jixiao.web.organisations.actor import Actor


@transaction.atomic
def measure_round(round_id: int, *, actor: Actor) -> JobRecord:
    """Return the job that measures a round's plans for its month.

    Raises TransitionRefused, NoSuchSheet, ArchivedYear, SheetRefused where ledgers do not reach
    that month, nothing is bound, or the same is under way.
    """
    rounds = RoundRecord.objects.select_for_update(of=("self",)).select_related("year__division")
    made = rounds.filter(pk=round_id).first()
    if made is None:
        raise NoSuchSheet(message("没有这次监控；请从监控列表重新进入。"))
    refuse_without(CycleDuty.OPEN_ROUND, held=actor.held, place=made.year.division.path)
    refuse_archived(made.year)
    if not is_measurable(made):
        raise SheetRefused(
            message("台账还没有封存到监控截止月份，或者没有确认过的指标绑定；请先办理。")
        )
    last = last_measuring(made)
    if last is not None and last.is_open:
        raise SheetRefused(message("这次监控正在测算；请等它完成。"))
    return order_measuring(made, actor=actor)


def order_measuring(made: RoundRecord, *, actor: Actor) -> JobRecord:
    """Return the job, given out in the transaction that is open."""
    told = {"round": made.pk, "month": month_of(made)}
    job = give_out(KIND, place=made.year.division, person=actor.person, told=told)
    record(actor, "measure", f"year:{made.year_id}", after={**told, "job": job.pk})
    return job


def last_measuring(made: RoundRecord) -> JobRecord | None:
    """Return the last job that measured a round, or measures it now."""
    return JobRecord.objects.filter(kind=KIND, told__round=made.pk).first()


def may_measure(made: RoundRecord, *, actor: Actor) -> bool:
    """Return whether the actor could let a round be measured now."""
    place = made.year.division.path
    if made.year.archived or not has_duty(CycleDuty.OPEN_ROUND, held=actor.held, place=place):
        return False
    return is_measurable(made)
