"""A year taken hold of by who has the duty for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.model.errors import JixiaoError
from jixiao.model.message import message
from jixiao.web.plans.models import YearRecord
from jixiao.web.plans.moving import refuse_archived
from jixiao.workflow import cycle_duty, year_duty
from jixiao.workflow.year_duty import YearDuty

if TYPE_CHECKING:
    from jixiao.web.organisations.actor import Actor
    from jixiao.workflow.cycle_duty import CycleDuty


class NoSuchYear(JixiaoError):
    """No year of that number, or none this person may know of."""


class InvalidYearChange(JixiaoError):
    """A change of a year that makes no sense as it was asked for."""


def locked_year(
    year_id: int, *, actor: Actor, duty: YearDuty | CycleDuty, archived: bool = False
) -> YearRecord:
    """Return the year, locked until the transaction ends.

    Raises NoSuchYear, TransitionRefused for who has not the duty, ArchivedYear unless `archived`.
    """
    years = YearRecord.objects.select_for_update(of=("self",)).select_related("division")
    found = years.filter(pk=year_id).first()
    if found is None:
        raise NoSuchYear(message("没有这个年度；请从年度列表重新进入。"))
    refuse_without(duty, actor=actor, year=found)
    if not archived:
        refuse_archived(found)
    return found


def refuse_without(duty: YearDuty | CycleDuty, *, actor: Actor, year: YearRecord) -> None:
    """Raise TransitionRefused for who has not the duty in the year's division."""
    if isinstance(duty, YearDuty):
        year_duty.refuse_without(duty, held=actor.held, place=year.division.path)
    else:
        cycle_duty.refuse_without(duty, held=actor.held, place=year.division.path)
