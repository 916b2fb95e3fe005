"""Who holds which role for a unit today: the people a plan waits for, or who hear of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.db.models import Q
from django.utils import timezone

from jixiao.web.organisations.models import AppointmentRecord, OrganisationKind
from jixiao.workflow.reach import reaches

if TYPE_CHECKING:
    from jixiao.web.organisations.models import PersonRecord
    from jixiao.workflow.role import Role


@dataclass(frozen=True, slots=True)
class Holders:
    """The appointments in force in a division, of people who can log in."""

    appointments: tuple[AppointmentRecord, ...]
    _found: dict[tuple[str, str], list[PersonRecord]] = field(default_factory=dict)

    def of(self, role: Role, unit: str) -> list[PersonRecord]:
        """Return the people whose role reaches the unit's path, each once, by user name."""
        known = self._found.get((role, unit))
        if known is None:
            found = {
                one.person_id: one.person
                for one in self.appointments
                if one.role == role and reaches(role, one.organisation.path, unit)
            }
            known = sorted(found.values(), key=lambda person: person.username)
            self._found[role, unit] = known
        return known


def holders_in(division: str) -> Holders:
    """Return who holds any role in a division (its code or any path in it) today."""
    return _holders(Q(organisation__path__startswith=f"{division.partition('/')[0]}/"))


def holders_for(unit: str) -> Holders:
    """Return who holds a role today that may reach the unit: there, above it or in the bureau."""
    codes = unit.strip("/").split("/")
    above = ["/".join((*codes[:number], "")) for number in range(1, len(codes) + 1)]
    bureau = Q(organisation__kind=OrganisationKind.BUREAU, organisation__parent__path=above[0])
    return _holders(Q(organisation__path__in=above) | bureau)


def _holders(where: Q) -> Holders:
    today = timezone.localdate()
    found = (
        AppointmentRecord.objects.filter(where, since__lte=today, person__is_active=True)
        .filter(Q(until__isnull=True) | Q(until__gte=today))
        .select_related("person", "organisation")
    )
    return Holders(tuple(found))
