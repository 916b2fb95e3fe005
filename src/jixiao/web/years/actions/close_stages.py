"""A bureau sets the last day of each stage for everybody; plans that stand there are due anew."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from django.db import transaction
from django.utils import timezone

from jixiao.model.message import Message, message
from jixiao.web.plans.models import PlanRecord
from jixiao.web.trail.recording import record
from jixiao.web.years.year_lock import InvalidYearChange, locked_year
from jixiao.workflow.deadlines import due_on
from jixiao.workflow.route import route_named
from jixiao.workflow.stage import Stage
from jixiao.workflow.year_duty import YearDuty

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from jixiao.web.organisations.actor import Actor
    from jixiao.web.plans.models import YearRecord

CLOSED: Final[tuple[Stage, ...]] = tuple(stage for stage in Stage if stage is not Stage.APPROVED)
"""The stages that can be closed, in order."""
_AT_ONCE: Final = 1000


@transaction.atomic
def close_stages(year_id: int, *, actor: Actor, days: Mapping[Stage, date | None]) -> YearRecord:
    """Return the year with the last days of its stages, those not named open-ended.

    Raises TransitionRefused, NoSuchYear, InvalidYearChange for a stage that closes before an
    earlier one.
    """
    year = locked_year(year_id, actor=actor, duty=YearDuty.CLOSE_STAGES)
    told = {stage: day for stage in CLOSED if (day := days.get(stage)) is not None}
    _refuse_disorder(told)
    before = dict(year.closing)
    year.closing = {stage.value: day.isoformat() for stage, day in told.items()}
    year.save(update_fields=["closing"])
    changed = [one for one in CLOSED if before.get(one) != year.closing.get(one)]
    moved = _due_anew(year, changed, told)
    after = {"closing": year.closing, "plans": moved}
    record(actor, YearDuty.CLOSE_STAGES, f"year:{year.pk}", before={"closing": before}, after=after)
    return year


def _refuse_disorder(told: Mapping[Stage, date]) -> None:
    stages = list(told)
    for earlier, later in pairwise(stages):
        if told[later] < told[earlier]:
            raise InvalidYearChange(
                message("“{later}”的截止日期{day}早于“{earlier}”的{before}；请按办理顺序设定。",
                        later=Message(later.label), day=told[later],
                        earlier=Message(earlier.label), before=told[earlier])
            )  # fmt: skip


def _due_anew(year: YearRecord, changed: list[Stage], told: Mapping[Stage, date]) -> int:
    """Set when the plans at the changed stages are due, and return how many are due otherwise."""
    moved: list[PlanRecord] = []
    plans = PlanRecord.objects.filter(project__year=year, stage__in=changed)
    for plan in plans.only("pk", "route", "stage", "entered", "due").iterator(_AT_ONCE):
        entered = timezone.localtime(plan.entered).date()
        due = due_on(route_named(plan.route), plan.at, entered, told.get(plan.at))
        if due != plan.due:
            plan.due = due
            moved.append(plan)
    PlanRecord.objects.bulk_update(moved, ["due"], batch_size=_AT_ONCE)
    return len(moved)
