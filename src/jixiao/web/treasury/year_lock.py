"""A year taken hold of for its money by who has the duty for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.model.message import message
from jixiao.web.plans.models import YearRecord
from jixiao.web.plans.moving import refuse_archived
from jixiao.web.treasury.models import TreasuryExportRecord
from jixiao.web.years.year_lock import NoSuchYear
from jixiao.workflow.cycle_duty import refuse_without

if TYPE_CHECKING:
    from jixiao.web.organisations.actor import Actor
    from jixiao.workflow.cycle_duty import CycleDuty


def locked_money(year_id: int, *, actor: Actor, duty: CycleDuty) -> YearRecord:
    """Return the year, locked until the transaction ends.

    Raises NoSuchYear, TransitionRefused for who has not the duty, ArchivedYear.
    """
    years = YearRecord.objects.select_for_update(of=("self",)).select_related("division")
    found = years.filter(pk=year_id).first()
    if found is None:
        raise NoSuchYear(message("没有这个年度；请从年度列表重新进入。"))
    refuse_without(duty, held=actor.held, place=found.division.path)
    refuse_archived(found)
    return found


def locked_export(export_id: int, *, actor: Actor, duty: CycleDuty) -> TreasuryExportRecord:
    """Return the export with its year locked; raises as `locked_money`."""
    found = TreasuryExportRecord.objects.filter(pk=export_id).first()
    if found is None:
        raise NoSuchYear(message("没有这份支付明细；请重新上传。"))
    found.year = locked_money(found.year_id, actor=actor, duty=duty)
    found.refresh_from_db(fields=["taken", "columns", "unit"])
    return found
