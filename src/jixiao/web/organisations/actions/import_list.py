"""An administrator takes in a list of organisations or people, row by row."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import transaction

from jixiao.model.errors import JixiaoError
from jixiao.model.message import message
from jixiao.web.organisations.actions.create_organisation import create_organisation
from jixiao.web.organisations.actions.create_person import NewPerson, create_person
from jixiao.web.organisations.lists import KINDS, ORGANISATIONS, ROLES, choice_of
from jixiao.web.organisations.managing import (
    InvalidPeopleChange,
    managed_organisation,
    organisations_managed,
    refuse_others,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jixiao.web.organisations.actor import Actor
    from jixiao.web.organisations.lists import ListRow
    from jixiao.web.organisations.models import OrganisationRecord


@dataclass(frozen=True, slots=True)
class ImportedRow:
    """What came of a row: what was made of it, or why nothing was."""

    row: ListRow
    made: OrganisationRecord | NewPerson | None
    why: JixiaoError | None


def import_list(
    kind: str, rows: Sequence[ListRow], *, actor: Actor, division_id: int
) -> list[ImportedRow]:
    """Return what came of each row, each in a transaction of its own; raises NotManaged."""
    refuse_others(actor)
    with transaction.atomic():
        division = managed_organisation(division_id, actor)
    return [_imported(kind, row, actor, division) for row in rows]


def rehearse_list(
    kind: str, rows: Sequence[ListRow], *, actor: Actor, division_id: int
) -> list[ImportedRow]:
    """Return what would come of each row, by doing it and undoing all; raises NotManaged."""
    with transaction.atomic():
        found = import_list(kind, rows, actor=actor, division_id=division_id)
        transaction.set_rollback(True)
    return found


def _imported(kind: str, row: ListRow, actor: Actor, division: OrganisationRecord) -> ImportedRow:
    take = _organisation if kind == ORGANISATIONS else _person
    try:
        with transaction.atomic():
            return ImportedRow(row, take(row.cells, actor, division), None)
    except JixiaoError as why:
        return ImportedRow(row, None, why)


def _organisation(
    cells: dict[str, str], actor: Actor, division: OrganisationRecord
) -> OrganisationRecord:
    above = cells["上级编码"]
    parent = division if above in ("", division.code) else _coded(above, actor, division)
    kind = choice_of(cells["类别"], KINDS)
    if kind not in KINDS.values():
        raise InvalidPeopleChange(
            message("类别“{told}”应为：{known}。", told=cells["类别"], known="、".join(KINDS))
        )
    return create_organisation(
        parent.pk, actor=actor, code=cells["编码"], name=cells["名称"], kind=kind
    )


def _person(cells: dict[str, str], actor: Actor, division: OrganisationRecord) -> NewPerson:
    role = choice_of(cells["角色"], ROLES)
    if role not in ROLES.values():
        raise InvalidPeopleChange(
            message("角色“{told}”应为：{known}。", told=cells["角色"], known="、".join(ROLES))
        )
    return create_person(
        actor=actor, username=cells["用户名"], name=cells["姓名"], role=role,
        organisation_id=_coded(cells["单位编码"], actor, division).pk, mail=cells.get("邮箱", ""),
    )  # fmt: skip


def _coded(code: str, actor: Actor, division: OrganisationRecord) -> OrganisationRecord:
    """Return the organisation of that code, or of those codes from the division down (a path)."""
    own = organisations_managed(actor).filter(path__startswith=division.path)
    found = list(own.filter(code=code)[:2]) or list(
        own.filter(path=f"{division.path}{code.strip('/')}/")
    )
    if len(found) == 1:
        return found[0]
    raise InvalidPeopleChange(
        message("编码“{code}”有不止一个单位；请写成“上级编码/编码”。", code=code)
        if found
        else message("没有编码为“{code}”的单位；请先导入单位。", code=code)
    )
