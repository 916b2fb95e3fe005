"""Who reads the indicator library, who keeps entries of the own unit, who curates a division's."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

from jixiao.workflow.reach import reaches
from jixiao.workflow.role import READERS, Role

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from jixiao.workflow.deciding import Appointment


class LibraryAction(StrEnum):
    """What can be done with the library of a place."""

    READ = "read"
    KEEP = "keep"
    CURATE = "curate"


ROLES: Final[Mapping[LibraryAction, frozenset[Role]]] = {
    LibraryAction.READ: READERS,
    LibraryAction.KEEP: frozenset({Role.UNIT_CLERK, Role.UNIT_HEAD}),
    LibraryAction.CURATE: frozenset({Role.PERFORMANCE_DESK}),
}
"""Everybody who sees plans reads; a unit keeps its own entries; the finance desk curates all."""


def may_in_library(held: Collection[Appointment], action: LibraryAction, place: str) -> bool:
    """Return whether a person may do this with the entries of a place (a path of codes).

    The library of a division is read from every place in it; that of a unit from where its plans
    are within reach.
    """
    wanted = [one for one in held if one.role in ROLES[action]]
    if action is LibraryAction.READ and place.count("/") == 1:
        return any(one.place.startswith(place) for one in wanted)
    return any(reaches(one.role, one.place, place) for one in wanted)
