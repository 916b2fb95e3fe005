"""A bureau archives a year: it is read from then on, and no longer written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from jixiao.model.message import message
from jixiao.web.plans.models import PlanRecord
from jixiao.web.trail.recording import record
from jixiao.web.years.year_lock import InvalidYearChange, locked_year
from jixiao.workflow.stage import Stage
from jixiao.workflow.year_duty import YearDuty

if TYPE_CHECKING:
    from jixiao.web.organisations.actor import Actor
    from jixiao.web.plans.models import YearRecord


@transaction.atomic
def archive_year(year_id: int, *, actor: Actor, unfinished_too: bool = False) -> YearRecord:
    """Return the archived year; raises TransitionRefused, NoSuchYear.

    Plans on their way would stay where they are: raises InvalidYearChange unless
    `unfinished_too`.
    """
    year = locked_year(year_id, actor=actor, duty=YearDuty.ARCHIVE)
    plans = PlanRecord.objects.filter(project__year=year).exclude(stage=Stage.APPROVED)
    unfinished = plans.count()
    if unfinished and not unfinished_too:
        raise InvalidYearChange(
            message("还有{count}份绩效目标没有批复；请先办结，或勾选“连同未办结的一起归档”。",
                    count=unfinished)
        )  # fmt: skip
    year.archived = True
    year.save(update_fields=["archived"])
    record(
        actor, YearDuty.ARCHIVE, f"year:{year.pk}",
        before={"archived": False}, after={"archived": True, "unfinished": unfinished},
    )  # fmt: skip
    return year
