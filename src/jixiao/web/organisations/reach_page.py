"""What a person can see and do, told from the tables that decide it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from jixiao.web.organisations.models import OrganisationRecord
from jixiao.workflow.action import Action
from jixiao.workflow.permissions import roles_for
from jixiao.workflow.reach import reach_of, reaches
from jixiao.workflow.role import Role
from jixiao.workflow.route import USUAL, route_named
from jixiao.workflow.stage import Stage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jixiao.web.organisations.models import AppointmentRecord


@dataclass(frozen=True, slots=True)
class RoleReach:
    """What one appointment opens: how many organisations, and the actions stage by stage."""

    appointment: AppointmentRecord
    role: Role
    names: tuple[str, ...]
    organisations: int
    stages: tuple[tuple[Stage, tuple[Action, ...]], ...]


def reach_told(appointments: Sequence[AppointmentRecord], route: str = USUAL) -> list[RoleReach]:
    """Return what each appointment opens on a route; an administrator's opens no plan."""
    return [_told(one, route) for one in appointments]


def _told(one: AppointmentRecord, route_id: str) -> RoleReach:
    role, route = Role(one.role), route_named(route_id)
    place = one.organisation.path
    near = OrganisationRecord.objects.filter(path__startswith=reach_of(role, place))
    within = [found for found in near if reaches(role, place, found.path)]
    stages = (*(step.stage for step in route.steps), Stage.APPROVED)
    return RoleReach(
        one, role, tuple(found.name for found in within[:12]), len(within),
        tuple(
            (stage, tuple(each for each in Action if role in roles_for(route, stage, each)))
            for stage in stages
        ),
    )  # fmt: skip
