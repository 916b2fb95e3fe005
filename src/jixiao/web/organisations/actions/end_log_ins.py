"""A person logs out everywhere, or is logged out by an administrator."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from jixiao.web.organisations.managing import managed_person
from jixiao.web.organisations.models import PersonRecord
from jixiao.web.trail.recording import record

if TYPE_CHECKING:
    from jixiao.web.organisations.actor import Actor


@transaction.atomic
def end_log_ins(person_id: int, *, actor: Actor) -> PersonRecord:
    """Return the person, logged in nowhere; raises NotManaged for somebody else's."""
    if person_id == actor.person.pk:
        person = PersonRecord.objects.select_for_update().get(pk=person_id)
    else:
        person = managed_person(person_id, actor)
    person.log_in_round += 1
    person.save(update_fields=["log_in_round"])
    person.log_ins.all().delete()
    record(actor, "end_log_ins", f"person:{person.pk}")
    return person
