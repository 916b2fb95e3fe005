"""How far a role reaches in the tree of organisations.

Places are paths of codes from the division down, each part closed by a slash:
`640221/` is a division, `640221/305/` a department, `640221/305/305001/` a unit.
"""

from __future__ import annotations

from jixiao.workflow.role import Role

_OWN = frozenset({Role.UNIT_CLERK, Role.UNIT_HEAD})
_BELOW = frozenset({Role.DEPARTMENT_REVIEWER})


def reach_of(role: Role, place: str) -> str:
    """Return the path under which the role, held at `place`, reaches everything.

    A bureau stands beside the departments: its roles reach the whole division.
    """
    return place if role in _OWN | _BELOW else f"{place.partition('/')[0]}/"


def reaches(role: Role, place: str, unit: str) -> bool:
    """Return whether a role held at `place` concerns the plans of `unit`.

    The clerk and the head of a unit reach that unit only; a department's clerk does not write
    for the units below it.
    """
    return unit == place if role in _OWN else unit.startswith(reach_of(role, place))
