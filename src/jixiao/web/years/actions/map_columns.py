"""A bureau says what the columns of a list mean; remembered for lists of the same shape."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from jixiao.model.amount import YUAN_PER_UNIT
from jixiao.model.errors import JixiaoError
from jixiao.model.message import Message, message
from jixiao.web.trail.recording import record
from jixiao.web.years.columns import LABELS, SEVERAL, Field, faults_of
from jixiao.web.years.models import ColumnMappingRecord, ProjectListRecord
from jixiao.web.years.year_lock import NoSuchYear, locked_year
from jixiao.workflow.year_duty import YearDuty

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from jixiao.web.organisations.actor import Actor


class InvalidMapping(JixiaoError):
    """The columns named for a list are not enough, or one field has several."""


@transaction.atomic
def map_columns(
    list_id: int, *, actor: Actor, columns: Mapping[Field, Sequence[int]], unit: str
) -> ProjectListRecord:
    """Return the list with its columns confirmed.

    Raises TransitionRefused, NoSuchYear, InvalidMapping.
    """
    found = locked_list(list_id, actor=actor)
    _refuse_invalid(found, columns, unit)
    before = {"columns": found.columns, "unit": found.unit}
    told = {field.value: sorted(places) for field, places in columns.items() if places}
    found.columns, found.unit = told, unit
    found.save(update_fields=["columns", "unit"])
    ColumnMappingRecord.objects.update_or_create(
        division=found.year.division, shape=found.shape,
        defaults={"columns": told, "unit": unit, "person": actor.person},
    )  # fmt: skip
    after = {"list": found.pk, "columns": told, "unit": unit, "headings": found.headings}
    record(actor, "map_columns", f"year:{found.year_id}", before=before, after=after)
    return found


def locked_list(list_id: int, *, actor: Actor) -> ProjectListRecord:
    """Return the list with its year locked; raises TransitionRefused, NoSuchYear."""
    found = ProjectListRecord.objects.filter(pk=list_id).first()
    if found is None:
        raise NoSuchYear(message("没有这份项目清单；请重新上传。"))
    found.year = locked_year(found.year_id, actor=actor, duty=YearDuty.TAKE_LIST)
    return found


def _refuse_invalid(
    found: ProjectListRecord, columns: Mapping[Field, Sequence[int]], unit: str
) -> None:
    missing = next(iter(faults_of(columns)), None)
    if missing is not None:
        raise InvalidMapping(
            message("还没有选定“{column}”是哪一栏。", column=Message(LABELS[missing]))
        )
    for field, places in columns.items():
        if len(places) > 1 and field not in SEVERAL:
            raise InvalidMapping(
                message("“{column}”选了{count}栏，只能选一栏。",
                        column=Message(LABELS[field]), count=len(places))
            )  # fmt: skip
        if any(not 0 <= place < len(found.headings) for place in places):
            raise InvalidMapping(message("清单中没有选定的这一栏；请重新选择。"))
    if unit not in YUAN_PER_UNIT:
        raise InvalidMapping(message("请选定金额单位：{known}。", known="、".join(YUAN_PER_UNIT)))
