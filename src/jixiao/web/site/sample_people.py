"""The people of the sample region that the log-in page of a demonstration offers."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import Final

from jixiao.web.organisations.models import AppointmentRecord, OrganisationRecord
from jixiao.workflow.role import Role

SAMPLE_PASSWORD: Final = "jixiao-2026-demo"  # noqa: S105 - printed for everybody to use
OFFERED: Final = (
    Role.UNIT_CLERK, Role.UNIT_HEAD, Role.DEPARTMENT_REVIEWER, Role.PROGRAMME_DESK,
    Role.PERFORMANCE_DESK, Role.EXPERT, Role.AUDITOR, Role.ADMINISTRATOR,
)  # fmt: skip
"""In the order in which a plan comes to them; the first of each role in a county."""


@dataclass(frozen=True, slots=True)
class OfferedPerson:
    """Somebody to log in as: the name to log in with, the role, the place."""

    username: str
    label: str
    place: str


def sample_people() -> list[tuple[str, list[OfferedPerson]]]:
    """Return the counties with one person for each role."""
    found = AppointmentRecord.objects.select_related("person", "organisation").order_by("pk")
    chosen: dict[tuple[str, str], OfferedPerson] = {}
    for one in found:
        division = one.organisation.path.partition("/")[0]
        chosen.setdefault(
            (division, one.role),
            OfferedPerson(one.person.username, Role(one.role).label, one.organisation.name),
        )
    names = dict(OrganisationRecord.objects.filter(parent=None).values_list("code", "name"))
    ordered = sorted(chosen, key=lambda key: (key[0], OFFERED.index(Role(key[1]))))
    return [
        (names.get(division, division), [chosen[key] for key in keys])
        for division, keys in groupby(ordered, key=lambda key: key[0])
    ]
