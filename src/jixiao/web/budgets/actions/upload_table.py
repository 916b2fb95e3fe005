"""A bureau uploads a table of budgets; nothing of it is taken yet."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from django.db import transaction

from jixiao.monitoring.budget_columns import BUDGETS
from jixiao.web.budgets.models import BudgetTableRecord
from jixiao.web.intake.names import shown_name
from jixiao.web.treasury.year_lock import locked_money
from jixiao.web.years.models import ColumnMappingRecord
from jixiao.web.years.uploaded_list import uploaded_list
from jixiao.workflow.cycle_duty import CycleDuty

if TYPE_CHECKING:
    from jixiao.grids.list_table import ListTable
    from jixiao.web.organisations.actor import Actor


def upload_table(year_id: int, *, actor: Actor, name: str, content: bytes) -> BudgetTableRecord:
    """Return the table as it stands in the file; the same file again is the one it was before.

    What its columns mean is remembered from the last table of the same shape. Raises
    TransitionRefused, NoSuchYear, UnreadableDocument, UnusableList.
    """
    with transaction.atomic():  # who may not is refused before anything is read
        locked_money(year_id, actor=actor, duty=CycleDuty.SET_BUDGET)
    shown = shown_name(name)
    table = uploaded_list(shown, content, BUDGETS)
    return _stored(year_id, actor, (shown, hashlib.sha256(content).hexdigest()), table)


@transaction.atomic
def _stored(
    year_id: int, actor: Actor, file: tuple[str, str], table: ListTable
) -> BudgetTableRecord:
    year = locked_money(year_id, actor=actor, duty=CycleDuty.SET_BUDGET)
    name, sha256 = file
    earlier = BudgetTableRecord.objects.filter(year=year, sha256=sha256).first()
    if earlier is not None:
        return earlier
    known = ColumnMappingRecord.objects.filter(division=year.division, shape=table.shape).first()
    return BudgetTableRecord.objects.create(
        year=year, person=actor.person, name=name, sha256=sha256, shape=table.shape,
        headings=table.headings, unit_told=table.unit_told, rows=table.rows,
        columns=known.columns if known else {}, unit=known.unit if known else "",
    )  # fmt: skip
