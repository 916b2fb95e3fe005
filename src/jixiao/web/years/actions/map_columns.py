"""A bureau says what the columns of a list mean; remembered for lists of the same shape."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction

from jixiao.model.amount import YUAN_PER_UNIT
from jixiao.model.errors import JixiaoError
from jixiao.model.message import Message, message
from jixiao.web.trail.recording import record
from jixiao.web.years.list_lock import locked_list
from jixiao.web.years.models import ColumnMappingRecord

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from jixiao.web.organisations.actor import Actor
    from jixiao.web.years.uploaded_kind import Uploaded, UploadedKind


class InvalidMapping(JixiaoError):
    """The columns named for a list are not enough, or one field has several."""


@transaction.atomic
def map_columns(
    kind: UploadedKind[Uploaded],
    list_id: int,
    *,
    actor: Actor,
    columns: Mapping[Any, Sequence[int]],
    unit: str,
) -> Uploaded:
    """Return the list with its columns confirmed: field → numbers of its columns from 0.

    Raises TransitionRefused, NoSuchYear, ArchivedYear, InvalidMapping.
    """
    found = locked_list(kind, list_id, actor=actor)
    if found.taken and kind.settled:
        raise InvalidMapping(kind.settled)
    _refuse_invalid(kind, len(found.headings), columns, unit)
    before = {"columns": found.columns, "unit": found.unit}
    told = {str(field): sorted(places) for field, places in columns.items() if places}
    found.columns, found.unit = told, unit
    found.save(update_fields=["columns", "unit"])
    ColumnMappingRecord.objects.update_or_create(
        division=found.year.division, shape=found.shape,
        defaults={"columns": told, "unit": unit, "person": actor.person},
    )  # fmt: skip
    after = {kind.word: found.pk, "columns": told, "unit": unit, "headings": found.headings}
    record(actor, "map_columns", f"year:{found.year_id}", before=before, after=after)
    return found


def _refuse_invalid(
    kind: UploadedKind[Any], width: int, columns: Mapping[Any, Sequence[int]], unit: str
) -> None:
    missing = next(iter(kind.faults_of(columns)), None)
    if missing is not None:
        raise InvalidMapping(
            message("还没有选定“{column}”是哪一栏。", column=Message(kind.labels[missing]))
        )
    for field, places in columns.items():
        if len(places) > 1 and field not in kind.several:
            raise InvalidMapping(
                message("“{column}”选了{count}栏，只能选一栏。",
                        column=Message(kind.labels[field]), count=len(places))
            )  # fmt: skip
        if any(not 0 <= place < width for place in places):
            raise InvalidMapping(message("清单中没有选定的这一栏；请重新选择。"))
    if unit not in YUAN_PER_UNIT:
        raise InvalidMapping(message("请选定金额单位：{known}。", known="、".join(YUAN_PER_UNIT)))
