"""Somebody lets the confirmed indicators of a plan be measured, month by month."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from jixiao.model.errors import JixiaoError
from jixiao.model.message import message
from jixiao.web.bindings.version_lock import locked_version
from jixiao.web.ledgers.models import JobRecord, JobState
from jixiao.web.ledgers.tasks import give_out
from jixiao.web.trail.recording import record
from jixiao.workflow.ledger_duty import LedgerDuty

if TYPE_CHECKING:
    from jixiao.web.organisations.actor import Actor

DECEMBER = 12


class NothingToMeasure(JixiaoError):
    """No binding is confirmed, the month is none of the year, or measuring is under way."""


@transaction.atomic
def measure_plan(plan_id: int, month: int, *, actor: Actor) -> JobRecord:
    """Return the job that measures every month of the year up to `month` (1-12).

    What was confirmed but can never be held against its target is left out. Raises NoSuchPlan,
    TransitionRefused, NotApproved, NothingToMeasure.
    """
    plan, version, bound = locked_version(plan_id, actor=actor, duty=LedgerDuty.MEASURE)
    if not 1 <= month <= DECEMBER:
        raise NothingToMeasure(message("请选择1到12月。"))
    if not any(one.by_records and one.binding.confirmed for one in bound.rows):
        unfit = next((one.unfit for one in bound.rows if one.unfit), None)
        raise NothingToMeasure(unfit or message("还没有确认过的指标绑定；请先确认，再计算。"))
    waiting = JobRecord.objects.filter(
        kind="measure", told__plan=plan_id, state__in=[JobState.WAITING, JobState.WORKING]
    )
    if waiting.exists():
        raise NothingToMeasure(message("这份绩效目标正在计算；请等它完成。"))
    told = {"plan": plan.pk, "version": version.pk, "month": plan.fiscal_year * 100 + month}
    job = give_out("measure", place=plan.project.unit, person=actor.person, told=told)
    record(actor, LedgerDuty.MEASURE, f"plan:{plan_id}", after={**told, "job": job.pk})
    return job
