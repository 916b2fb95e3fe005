"""The work `sample_cases`: some cases of the sample region are settled, others wait."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from jixiao.web.cases.actions.seal_cases import order_sealing
from jixiao.web.cases.actions.step_case import Step, step_case
from jixiao.web.cases.models import CaseRecord
from jixiao.web.organisations.actor import Actor
from jixiao.web.organisations.models import AppointmentRecord
from jixiao.workflow.role import Role

if TYPE_CHECKING:
    from collections.abc import Callable

    from jixiao.web.ledgers.models import JobRecord

COURSES: Final = (
    ("confirm", "stop", "claim", "recover", "close"),
    ("confirm", "stop", "claim"),
    ("exclude",),
    ("confirm", "stop"),
)
"""What becomes of the first cases of each check; those after them wait."""
REASONS: Final = {
    "confirm": "与有关部门的登记核对，情况属实。",
    "exclude": "经核对为补发以前月份，不属于违规发放。",
}
MOST: Final = 12
"""Cases that are settled; more wait."""


def run(job: JobRecord, hear: Callable[[int, int], None]) -> Callable[[JobRecord], dict[str, Any]]:
    """Return what takes the steps, all at once."""
    hear(1, 2)

    def finish(_held: JobRecord) -> dict[str, Any]:
        found = AppointmentRecord.objects.filter(
            role=Role.PERFORMANCE_DESK, organisation__path__startswith=job.place.path
        )
        person = found.select_related("person")[0].person
        desk = Actor(person, person.held())
        held = CaseRecord.objects.filter(division=job.place.code).order_by("number")[:MOST]
        taken = sum(_settled(one, desk, COURSES[at % len(COURSES)]) for at, one in enumerate(held))
        if taken:
            order_sealing(job.place_id, actor=desk)
        return {"steps": taken}

    return finish


def _settled(found: CaseRecord, desk: Actor, course: tuple[str, ...]) -> int:
    amount = str(found.amount)
    for base, name in enumerate(course):
        told = Step(name, None, REASONS.get(name, ""), amount)
        if name == "recover" and not found.amount:
            return base
        step_case(found.number, told, actor=desk, base=base)
    return len(course)
