"""An appointment ends: by an administrator, or a delegation by the person who gave it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from jixiao.model.message import message
from jixiao.web.organisations.actions.appoint_person import told_of_appointment
from jixiao.web.organisations.managing import (
    InvalidPeopleChange,
    NotManaged,
    managed_organisation,
    managed_person,
)
from jixiao.web.organisations.models import AppointmentRecord
from jixiao.web.trail.recording import record

if TYPE_CHECKING:
    from jixiao.web.organisations.actor import Actor


@transaction.atomic
def end_appointment(appointment_id: int, *, actor: Actor) -> AppointmentRecord:
    """Return the appointment, in force no longer; raises NotManaged, InvalidPeopleChange.

    What the person delegated of that role ends with it.
    """
    found = (
        AppointmentRecord.objects.select_for_update(of=("self",))
        .select_related("organisation", "person")
        .filter(pk=appointment_id)
        .first()
    )
    if found is None:
        raise NotManaged(message("没有这项任职。"))
    if found.delegated_by_id != actor.person.pk:
        managed_person(found.person_id, actor)
        managed_organisation(found.organisation_id, actor)
    yesterday = timezone.localdate() - timedelta(days=1)
    if found.until is not None and found.until <= yesterday:
        raise InvalidPeopleChange(message("这项任职已经结束。"))
    before = told_of_appointment(found)
    found.until = yesterday
    found.save(update_fields=["until"])
    ended = end_delegations(found)
    record(
        actor, "end_appointment", f"person:{found.person_id}",
        before=before, after={**told_of_appointment(found), "delegations": ended},
    )  # fmt: skip
    return found


def end_delegations(given: AppointmentRecord) -> list[int]:
    """Return the delegations of a role that end with the role itself."""
    yesterday = timezone.localdate() - timedelta(days=1)
    found = AppointmentRecord.objects.filter(
        delegated_by=given.person_id, role=given.role, organisation=given.organisation_id,
        until__gt=yesterday,
    )  # fmt: skip
    ended = list(found.values_list("pk", flat=True))
    found.update(until=yesterday)
    return ended
