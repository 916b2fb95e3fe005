"""A bureau uploads a list for a year; nothing of it is taken over yet."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from django.db import transaction

from jixiao.web.intake.names import shown_name
from jixiao.web.years.models import ColumnMappingRecord
from jixiao.web.years.uploaded_list import uploaded_list
from jixiao.web.years.year_lock import locked_year

if TYPE_CHECKING:
    from jixiao.grids.list_table import ListTable
    from jixiao.web.organisations.actor import Actor
    from jixiao.web.years.uploaded_kind import Uploaded, UploadedKind


def upload_list(
    kind: UploadedKind[Uploaded], year_id: int, *, actor: Actor, name: str, content: bytes
) -> Uploaded:
    """Return the list as it stands in the file; the same file again is the list it was before.

    What its columns mean is remembered from the last list of the same shape. Raises
    TransitionRefused, NoSuchYear, ArchivedYear, UnreadableDocument, UnusableList.
    """
    with transaction.atomic():  # who may not is refused before anything is read
        locked_year(year_id, actor=actor, duty=kind.duty)
    shown = shown_name(name)
    table = uploaded_list(shown, content, kind.table)
    return _stored(kind, year_id, actor, (shown, hashlib.sha256(content).hexdigest()), table)


@transaction.atomic
def _stored(
    kind: UploadedKind[Uploaded],
    year_id: int,
    actor: Actor,
    file: tuple[str, str],
    table: ListTable,
) -> Uploaded:
    year = locked_year(year_id, actor=actor, duty=kind.duty)
    name, sha256 = file
    earlier = kind.records.filter(year=year, sha256=sha256).first()
    if earlier is not None:
        return earlier
    known = ColumnMappingRecord.objects.filter(division=year.division, shape=table.shape).first()
    return kind.records.create(
        year=year, person=actor.person, name=name, sha256=sha256, shape=table.shape,
        headings=table.headings, unit_told=table.unit_told, rows=table.rows,
        columns=known.columns if known else {}, unit=known.unit if known else "",
    )  # fmt: skip
