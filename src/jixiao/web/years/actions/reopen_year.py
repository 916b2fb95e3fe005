"""A bureau opens an archived year again, saying why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from jixiao.model.message import message
from jixiao.web.trail.recording import record
from jixiao.web.years.year_lock import InvalidYearChange, locked_year
from jixiao.workflow.year_duty import YearDuty

if TYPE_CHECKING:
    from jixiao.web.organisations.actor import Actor
    from jixiao.web.plans.models import YearRecord


@transaction.atomic
def reopen_year(year_id: int, *, actor: Actor, reason: str) -> YearRecord:
    """Return the year, written again; raises TransitionRefused, NoSuchYear, InvalidYearChange."""
    year = locked_year(year_id, actor=actor, duty=YearDuty.REOPEN, archived=True)
    if not year.archived:
        raise InvalidYearChange(message("{year}年度没有归档。", year=year.year))
    if not reason.strip():
        raise InvalidYearChange(message("重新开启年度要写明理由。"))
    year.archived = False
    year.save(update_fields=["archived"])
    record(
        actor, YearDuty.REOPEN, f"year:{year.pk}",
        before={"archived": True}, after={"archived": False, "reason": reason.strip()},
    )  # fmt: skip
    return year
