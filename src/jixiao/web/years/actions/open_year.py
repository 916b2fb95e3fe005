"""A bureau opens a fiscal year for its division."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.db import transaction

from jixiao.model.message import message
from jixiao.web.organisations.models import OrganisationKind, OrganisationRecord
from jixiao.web.plans.models import YearRecord
from jixiao.web.trail.recording import record
from jixiao.web.years.year_lock import InvalidYearChange, NoSuchYear
from jixiao.workflow.year_duty import YearDuty, refuse_without

if TYPE_CHECKING:
    from jixiao.web.organisations.actor import Actor

FIRST: Final = 2010
LAST: Final = 2099


@transaction.atomic
def open_year(division_id: int, number: int, *, actor: Actor) -> YearRecord:
    """Return the new year; raises TransitionRefused, InvalidYearChange, NoSuchYear."""
    division = (
        OrganisationRecord.objects.select_for_update()
        .filter(pk=division_id, kind=OrganisationKind.DIVISION)
        .first()
    )
    if division is None:
        raise NoSuchYear(message("没有这个行政区；请从年度列表重新进入。"))
    refuse_without(YearDuty.OPEN, held=actor.held, place=division.path)
    if not FIRST <= number <= LAST:
        raise InvalidYearChange(
            message("年度应在{first}到{last}之间，如2027。", first=FIRST, last=LAST)
        )
    if YearRecord.objects.filter(division=division, year=number).exists():
        raise InvalidYearChange(
            message("{division}{year}年度已经开启。", division=division.name, year=number)
        )
    made = YearRecord.objects.create(division=division, year=number)
    after = {"division": division.path, "year": number}
    record(actor, YearDuty.OPEN, f"year:{made.pk}", after=after)
    return made
