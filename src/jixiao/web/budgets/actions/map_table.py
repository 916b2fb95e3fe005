"""A bureau says what the columns of a table mean; remembered for tables of the same shape."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from jixiao.model.amount import YUAN_PER_UNIT
from jixiao.model.message import Message, message
from jixiao.monitoring.budget_columns import AMOUNTS, LABELS, BudgetField
from jixiao.web.budgets.table_lock import locked_table
from jixiao.web.trail.recording import record
from jixiao.web.years.actions.map_columns import InvalidMapping
from jixiao.web.years.models import ColumnMappingRecord

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from jixiao.web.budgets.models import BudgetTableRecord
    from jixiao.web.organisations.actor import Actor


@transaction.atomic
def map_table(
    table_id: int, *, actor: Actor, columns: Mapping[BudgetField, Sequence[int]], unit: str
) -> BudgetTableRecord:
    """Return the table with its columns confirmed; one already taken keeps its own.

    Raises TransitionRefused, NoSuchYear, InvalidMapping.
    """
    found = locked_table(table_id, actor=actor)
    if found.taken:
        raise InvalidMapping(message("这份预算表已经导入，各栏含义不能再改。"))
    _refuse_invalid(columns, unit)
    before = {"columns": found.columns, "unit": found.unit}
    told = {field.value: list(places) for field, places in columns.items() if places}
    found.columns, found.unit = told, unit
    found.save(update_fields=["columns", "unit"])
    ColumnMappingRecord.objects.update_or_create(
        division=found.year.division, shape=found.shape,
        defaults={"columns": told, "unit": unit, "person": actor.person},
    )  # fmt: skip
    after = {"table": found.pk, "columns": told, "unit": unit, "headings": found.headings}
    record(actor, "map_columns", f"year:{found.year_id}", before=before, after=after)
    return found


def _refuse_invalid(columns: Mapping[BudgetField, Sequence[int]], unit: str) -> None:
    if not columns.get(BudgetField.CODE):
        raise InvalidMapping(_missing(BudgetField.CODE))
    if not any(columns.get(field) for field in AMOUNTS):
        raise InvalidMapping(_missing(BudgetField.INITIAL))
    for field, places in columns.items():
        if len(places) > 1:
            raise InvalidMapping(
                message("“{column}”选了{count}栏，只能选一栏。",
                        column=Message(LABELS[field]), count=len(places))
            )  # fmt: skip
    if unit not in YUAN_PER_UNIT:
        raise InvalidMapping(message("请选定金额单位：{known}。", known="、".join(YUAN_PER_UNIT)))


def _missing(field: BudgetField) -> Message:
    return message("还没有选定“{column}”是哪一栏。", column=Message(LABELS[field]))
