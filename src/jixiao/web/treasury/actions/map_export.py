"""A bureau says what the columns of an export mean; remembered for exports of the same shape."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from jixiao.model.amount import YUAN_PER_UNIT
from jixiao.model.message import Message, message
from jixiao.monitoring.payment_columns import LABELS, PaymentField, faults_of
from jixiao.web.trail.recording import record
from jixiao.web.treasury.year_lock import locked_export
from jixiao.web.years.actions.map_columns import InvalidMapping
from jixiao.web.years.models import ColumnMappingRecord
from jixiao.workflow.cycle_duty import CycleDuty

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from jixiao.web.organisations.actor import Actor
    from jixiao.web.treasury.models import TreasuryExportRecord


@transaction.atomic
def map_export(
    export_id: int, *, actor: Actor, columns: Mapping[PaymentField, Sequence[int]], unit: str
) -> TreasuryExportRecord:
    """Return the export with its columns confirmed; one already taken keeps its own.

    Raises TransitionRefused, NoSuchYear, InvalidMapping.
    """
    found = locked_export(export_id, actor=actor, duty=CycleDuty.TAKE_MONEY)
    if found.taken:
        raise InvalidMapping(message("这份支付明细已经导入，各栏含义不能再改。"))
    missing = next(iter(faults_of(columns)), None)
    if missing is not None:
        raise InvalidMapping(
            message("还没有选定“{column}”是哪一栏。", column=Message(LABELS[missing]))
        )
    for field, places in columns.items():
        if len(places) > 1:
            raise InvalidMapping(
                message("“{column}”选了{count}栏，只能选一栏。",
                        column=Message(LABELS[field]), count=len(places))
            )  # fmt: skip
    if unit not in YUAN_PER_UNIT:
        raise InvalidMapping(message("请选定金额单位：{known}。", known="、".join(YUAN_PER_UNIT)))
    before = {"columns": found.columns, "unit": found.unit}
    told = {field.value: list(places) for field, places in columns.items() if places}
    found.columns, found.unit = told, unit
    found.save(update_fields=["columns", "unit"])
    ColumnMappingRecord.objects.update_or_create(
        division=found.year.division, shape=found.shape,
        defaults={"columns": told, "unit": unit, "person": actor.person},
    )  # fmt: skip
    after = {"export": found.pk, "columns": told, "unit": unit, "headings": found.headings}
    record(actor, "map_columns", f"year:{found.year_id}", before=before, after=after)
    return found
