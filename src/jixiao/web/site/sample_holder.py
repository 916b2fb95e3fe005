"""Who does what in the sample region."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.web.organisations.actor import Actor
from jixiao.web.organisations.models import AppointmentRecord
from jixiao.workflow.role import Role

if TYPE_CHECKING:
    from jixiao.web.plans.models import PlanRecord


def holder(plan: PlanRecord, role: Role) -> Actor:
    """Return somebody who holds the role for the plan."""
    found = AppointmentRecord.objects.filter(
        role=role, organisation__path__startswith=plan.path.partition("/")[0]
    )
    if role is Role.UNIT_CLERK:
        found = found.filter(organisation__path=plan.path)
    elif role is Role.DEPARTMENT_REVIEWER:
        found = found.filter(organisation=plan.project.unit.parent)
    person = found.select_related("person")[0].person
    return Actor(person, person.held())
