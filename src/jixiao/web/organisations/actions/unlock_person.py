"""An administrator unlocks a name that too many wrong passwords locked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from axes.utils import reset as unlock
from django.db import transaction

from jixiao.web.organisations.managing import managed_person
from jixiao.web.trail.recording import record

if TYPE_CHECKING:
    from jixiao.web.organisations.actor import Actor
    from jixiao.web.organisations.models import PersonRecord


@transaction.atomic
def unlock_person(person_id: int, *, actor: Actor) -> PersonRecord:
    """Return the person, who may try again; raises NotManaged."""
    person = managed_person(person_id, actor)
    attempts = unlock(username=person.username)
    record(actor, "unlock", f"person:{person.pk}", after={"attempts": attempts})
    return person
