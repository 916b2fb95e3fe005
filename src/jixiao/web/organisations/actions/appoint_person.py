"""An administrator appoints a person: a role at an organisation from a day on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from jixiao.model.message import Message, message
from jixiao.web.organisations.managing import (
    InvalidPeopleChange,
    managed_organisation,
    managed_person,
)
from jixiao.web.organisations.models import AppointmentRecord
from jixiao.web.trail.recording import record
from jixiao.workflow.role import Role

if TYPE_CHECKING:
    from datetime import date

    from jixiao.web.organisations.actor import Actor
    from jixiao.web.organisations.models import OrganisationRecord, PersonRecord


@transaction.atomic
def appoint_person(  # noqa: PLR0913 - what an appointment says
    person_id: int,
    *,
    actor: Actor,
    organisation_id: int,
    role: str,
    since: date | None = None,
    until: date | None = None,
) -> AppointmentRecord:
    """Return the appointment; raises NotManaged, InvalidPeopleChange.

    Nobody appoints oneself. `until` is the last day.
    """
    person = managed_person(person_id, actor)
    organisation = managed_organisation(organisation_id, actor)
    made = appoint(person, organisation, role, since=since, until=until)
    record(actor, "appoint", f"person:{person.pk}", after=told_of_appointment(made))
    return made


def appoint(  # noqa: PLR0913 - what an appointment says
    person: PersonRecord,
    organisation: OrganisationRecord,
    role: str,
    *,
    since: date | None = None,
    until: date | None = None,
    delegated_by: PersonRecord | None = None,
) -> AppointmentRecord:
    """Return the appointment, stored; raises InvalidPeopleChange where the role is not held there.

    One that ended on or before the day it began is taken up again.
    """
    since = since or timezone.localdate()
    if role not in set(Role):
        raise InvalidPeopleChange(message("没有“{role}”这个角色。", role=role[:40]))
    wanted = Role(role)
    if organisation.kind not in {level.value for level in wanted.levels}:
        raise InvalidPeopleChange(
            message(
                "“{role}”不能设在“{place}”：这个角色只能设在相应层级的单位。",
                role=Message(wanted.label), place=organisation.name,
            )
        )  # fmt: skip
    if until is not None and until < since:
        raise InvalidPeopleChange(message("结束日期早于开始日期；请改正。"))
    same = AppointmentRecord.objects.filter(person=person, organisation=organisation, role=role)
    in_force = same.filter(Q(until__isnull=True) | Q(until__gte=since))
    if until is not None:
        in_force = in_force.filter(since__lte=until)
    if in_force.exists():
        raise InvalidPeopleChange(
            message(
                "{person}在这段时间已是{place}的{role}。",
                person=str(person), place=organisation.name, role=Message(wanted.label),
            )
        )  # fmt: skip
    found, _ = same.update_or_create(
        person=person, organisation=organisation, role=role, since=since,
        defaults={"until": until, "delegated_by": delegated_by},
    )  # fmt: skip
    return found


def told_of_appointment(one: AppointmentRecord) -> dict[str, object]:
    """Return an appointment as the trail tells it."""
    return {
        "appointment": one.pk, "role": one.role, "organisation": one.organisation.path,
        "since": one.since, "until": one.until,
    }  # fmt: skip
