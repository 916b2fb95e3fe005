"""An administrator hands out a new one-time password; no mail is needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from axes.utils import reset as unlock
from django.db import transaction

from jixiao.web.organisations.managing import managed_person
from jixiao.web.organisations.models import SecondFactorRecord
from jixiao.web.organisations.passwords import hash_of_one_time, one_time_password
from jixiao.web.trail.recording import record

if TYPE_CHECKING:
    from jixiao.web.organisations.actor import Actor


@transaction.atomic
def reset_password(person_id: int, *, actor: Actor, second_factor: bool = False) -> str:
    """Return the new password, good for one log-in; all log-ins of the person end.

    `second_factor` takes the code generator off too, for who lost it. Raises NotManaged.
    """
    person = managed_person(person_id, actor, wholly=True)
    password = one_time_password()
    person.password = hash_of_one_time(password)
    person.must_change_password = True
    person.log_in_round += 1
    person.save()
    if second_factor:
        SecondFactorRecord.objects.filter(person=person).delete()
    unlock(username=person.username)
    record(
        actor, "reset_password", f"person:{person.pk}", after={"second_factor_off": second_factor}
    )
    return password
