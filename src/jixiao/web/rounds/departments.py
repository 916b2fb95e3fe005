"""The department that a unit's path lies in: told of one path, or by the database of many."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import F, Value
from django.db.models.functions import Left, StrIndex, Substr

from jixiao.web.organisations.models import OrganisationRecord

if TYPE_CHECKING:
    from collections.abc import Collection

    from django.db.models import Func


def department_of(path: str) -> str:
    """Return the path of the department that a unit's path lies in, or that it is."""
    return "/".join((*path.split("/")[:2], ""))


def department_in(field: str) -> Func:
    """Return the same of a column of paths, `530825/341/341001/` → `530825/341/`.

    What is added up by it comes back a row a department, however many units there are.
    """
    slash, path = Value("/"), F(field)
    area = StrIndex(path, slash)
    return Left(path, area + StrIndex(Substr(path, area + 1), slash))


def names_of(places: Collection[str]) -> dict[str, str]:
    """Return the names of places, a place's path where no organisation has it."""
    known = OrganisationRecord.objects.filter(path__in=places).values_list("path", "name")
    return {place: place for place in places} | dict(known)
