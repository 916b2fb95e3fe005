"""The places whose library a person opens, and what may be done with each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from jixiao.web.library.searching import division_of
from jixiao.web.organisations.models import OrganisationRecord
from jixiao.workflow.library import LibraryAction, may_in_library
from jixiao.workflow.role import Role

if TYPE_CHECKING:
    from jixiao.web.organisations.actor import Actor

_UNITS = frozenset({Role.UNIT_CLERK, Role.UNIT_HEAD})


@dataclass(frozen=True, slots=True)
class LibraryPlace:
    """A place with its own library: the path, its name, and whether the person may add to it."""

    path: str
    name: str
    keeps: bool


def places_of(actor: Actor) -> list[LibraryPlace]:
    """Return the libraries a person opens: those of the own units first, then of the divisions."""
    held = [one for one in actor.held if may_in_library(actor.held, LibraryAction.READ, one.place)]
    units = [one.place for one in held if one.role in _UNITS]
    paths = list(dict.fromkeys([*units, *(division_of(one.place) for one in held)]))
    names = dict(OrganisationRecord.objects.filter(path__in=paths).values_list("path", "name"))
    return [LibraryPlace(path, names.get(path, path), _keeps(actor, path)) for path in paths]


def _keeps(actor: Actor, path: str) -> bool:
    action = LibraryAction.CURATE if path == division_of(path) else LibraryAction.KEEP
    return may_in_library(actor.held, action, path)
