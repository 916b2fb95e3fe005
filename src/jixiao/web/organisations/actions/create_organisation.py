"""An administrator adds an organisation to the tree."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from django.db import transaction

from jixiao.model.message import message
from jixiao.web.organisations.managing import InvalidPeopleChange, managed_organisation
from jixiao.web.organisations.models import OrganisationKind, OrganisationRecord
from jixiao.web.trail.recording import record

if TYPE_CHECKING:
    from jixiao.web.organisations.actor import Actor

_CODE: Final = re.compile(r"[0-9A-Za-z-]{1,20}")
_ABOVE: Final = {
    OrganisationKind.BUREAU: OrganisationKind.DIVISION,
    OrganisationKind.DEPARTMENT: OrganisationKind.DIVISION,
    OrganisationKind.UNIT: OrganisationKind.DEPARTMENT,
}
_LONGEST_NAME: Final = 120


@transaction.atomic
def create_organisation(
    parent_id: int, *, actor: Actor, code: str, name: str, kind: str
) -> OrganisationRecord:
    """Return the new organisation; raises NotManaged, InvalidPeopleChange.

    Bureaus and departments stand under a division, units under a department.
    """
    parent = managed_organisation(parent_id, actor)
    code, name = code.strip(), " ".join(name.split())
    if not _CODE.fullmatch(code):
        raise InvalidPeopleChange(
            message("编码“{code}”应为1至20个数字、字母或短横；请改正。", code=code[:40])
        )
    if not name or len(name) > _LONGEST_NAME:
        raise InvalidPeopleChange(message("单位名称应为1至{most}个字。", most=_LONGEST_NAME))
    if kind not in _ABOVE or _ABOVE[OrganisationKind(kind)] != parent.kind:
        raise InvalidPeopleChange(
            message(
                "“{name}”不能设在“{parent}”之下：财政局和主管部门设在行政区下，"
                "预算单位设在主管部门下。",
                name=name,
                parent=parent.name,
            )
        )
    if OrganisationRecord.objects.filter(path=f"{parent.path}{code}/").exists():
        raise InvalidPeopleChange(message("编码“{code}”在同一上级下已有单位；请核对。", code=code))
    made = OrganisationRecord.objects.create(code=code, name=name, kind=kind, parent=parent)
    record(
        actor, "create_organisation", f"organisation:{made.pk}",
        after={"path": made.path, "name": name, "kind": kind},
    )  # fmt: skip
    return made
