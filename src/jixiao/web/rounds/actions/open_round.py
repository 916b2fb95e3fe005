"""A finance bureau opens a round of monitoring: every approved plan of its area gets its sheet.

The sheets of a small area are there at once; those of a large one the worker adds, part by part.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from jixiao.model.message import message
from jixiao.web.plans.models import PlanRecord, YearRecord
from jixiao.web.plans.moving import refuse_archived
from jixiao.web.rounds.actions.measure_round import order_measuring
from jixiao.web.rounds.adding import AT_ONCE, add_sheets
from jixiao.web.rounds.measuring_work import is_measurable
from jixiao.web.rounds.models import RoundRecord
from jixiao.web.rounds.sheet_lock import NoSuchSheet, SheetRefused
from jixiao.web.rounds.tasks import enqueue_guard, enqueue_sheets
from jixiao.web.trail.recording import record
from jixiao.workflow.cycle_duty import CycleDuty, refuse_without

if TYPE_CHECKING:
    from datetime import date

    from jixiao.web.organisations.actor import Actor


@transaction.atomic
def open_round(year_id: int, *, actor: Actor, cut_off: date, due: date) -> RoundRecord:
    """Return the round with a sheet for each plan that was ever approved in the year.

    Beyond AT_ONCE plans the round is not `ready` until the worker added them all. Where ledgers
    reach to the cut-off month, what is bound in its plans is measured.
    Raises TransitionRefused, ArchivedYear, NoSuchSheet, SheetRefused for days that cannot be.
    Source: caiyu-2019-136#dual.
    """
    years = YearRecord.objects.select_for_update(of=("self",)).select_related("division")
    year = years.filter(pk=year_id).first()
    if year is None:
        raise NoSuchSheet(message("没有这个年度；请从年度列表重新进入。"))
    refuse_without(CycleDuty.OPEN_ROUND, held=actor.held, place=year.division.path)
    refuse_archived(year)
    _refuse_days(year, cut_off, due)
    planned = PlanRecord.objects.filter(project__year=year, version__gt=0).count()
    made = RoundRecord.objects.create(
        year=year, cut_off=cut_off, due=due, person=actor.person, planned=planned,
        ready=planned <= AT_ONCE, moved=timezone.now(),
    )  # fmt: skip
    _begin(made, actor)
    after = {"round": made.pk, "cut_off": cut_off, "due": due, "sheets": planned}
    record(actor, CycleDuty.OPEN_ROUND, f"year:{year.pk}", after=after)
    return made


def _begin(made: RoundRecord, actor: Actor) -> None:
    """Let the sheets be made; where ledgers can tell something, that is measured, once for all."""
    measured = is_measurable(made)
    if measured:
        order_measuring(made, actor=actor)
    if made.ready:
        add_sheets(made, AT_ONCE)
    elif measured:
        enqueue_guard(made.pk)  # the sheets follow the measuring
    else:
        enqueue_sheets(made.pk)


def _refuse_days(year: YearRecord, cut_off: date, due: date) -> None:
    if cut_off.year != year.year:
        raise SheetRefused(message("监控截止日{day}不在{year}年度。", day=cut_off, year=year.year))
    if due < cut_off:
        raise SheetRefused(message("报送期限{due}早于监控截止日{day}。", due=due, day=cut_off))
    if RoundRecord.objects.filter(year=year, cut_off=cut_off).exists():
        raise SheetRefused(message("截止{day}的监控已经开启。", day=cut_off))
