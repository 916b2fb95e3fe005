"""An administrator closes a person's account, or opens it again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from jixiao.web.organisations.actions.end_appointment import end_delegations
from jixiao.web.organisations.managing import managed_person
from jixiao.web.trail.recording import record

if TYPE_CHECKING:
    from jixiao.web.organisations.actor import Actor
    from jixiao.web.organisations.models import PersonRecord


@transaction.atomic
def set_active(person_id: int, *, actor: Actor, active: bool) -> PersonRecord:
    """Return the person, who may log in or no longer; raises NotManaged.

    Closing ends all log-ins at once and what the person delegated; nothing is removed.
    """
    person = managed_person(person_id, actor, wholly=True)
    before = person.is_active
    person.is_active = active
    if not active:
        person.log_in_round += 1
    person.save()
    ended = [
        one
        for given in person.appointments.filter(delegated_by=None)
        for one in ([] if active else end_delegations(given))
    ]
    record(
        actor, "activate" if active else "deactivate", f"person:{person.pk}",
        before={"active": before}, after={"active": active, "delegations": ended},
    )  # fmt: skip
    return person
