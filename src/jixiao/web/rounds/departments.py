"""The department that a unit's path lies in, and the names of such places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.web.organisations.models import OrganisationRecord

if TYPE_CHECKING:
    from collections.abc import Collection


def department_of(path: str) -> str:
    """Return the path of the department that a unit's path lies in, or that it is."""
    return "/".join((*path.split("/")[:2], ""))


def names_of(places: Collection[str]) -> dict[str, str]:
    """Return the names of places, a place's path where no organisation has it."""
    known = OrganisationRecord.objects.filter(path__in=places).values_list("path", "name")
    return {place: place for place in places} | dict(known)
