"""A table of budgets taken hold of, with its year, by who has the duty for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.model.message import message
from jixiao.web.budgets.models import BudgetTableRecord
from jixiao.web.treasury.year_lock import locked_money
from jixiao.web.years.year_lock import NoSuchYear
from jixiao.workflow.cycle_duty import CycleDuty

if TYPE_CHECKING:
    from jixiao.web.organisations.actor import Actor


def locked_table(table_id: int, *, actor: Actor) -> BudgetTableRecord:
    """Return the table with its year locked; raises as `locked_money`."""
    found = BudgetTableRecord.objects.filter(pk=table_id).first()
    if found is None:
        raise NoSuchYear(message("没有这份预算表；请重新上传。"))
    found.year = locked_money(found.year_id, actor=actor, duty=CycleDuty.SET_BUDGET)
    found.refresh_from_db(fields=["taken", "columns", "unit"])
    return found
