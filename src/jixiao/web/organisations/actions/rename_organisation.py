"""An administrator corrects the name of an organisation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.db import transaction

from jixiao.model.message import message
from jixiao.web.organisations.managing import InvalidPeopleChange, managed_organisation
from jixiao.web.trail.recording import record

if TYPE_CHECKING:
    from jixiao.web.organisations.actor import Actor
    from jixiao.web.organisations.models import OrganisationRecord

_LONGEST_NAME: Final = 120


@transaction.atomic
def rename_organisation(organisation_id: int, *, actor: Actor, name: str) -> OrganisationRecord:
    """Return the organisation with its new name; raises NotManaged, InvalidPeopleChange."""
    found = managed_organisation(organisation_id, actor)
    name = " ".join(name.split())
    if not name or len(name) > _LONGEST_NAME:
        raise InvalidPeopleChange(message("单位名称应为1至{most}个字。", most=_LONGEST_NAME))
    before, found.name = found.name, name
    found.save()
    record(
        actor, "rename_organisation", f"organisation:{found.pk}",
        before={"name": before}, after={"name": name},
    )  # fmt: skip
    return found
