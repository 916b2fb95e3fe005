"""A person lets a colleague stand in for a time."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from django.db import transaction
from django.utils import timezone

from jixiao.model.message import message
from jixiao.web.organisations.actions.appoint_person import appoint, told_of_appointment
from jixiao.web.organisations.managing import InvalidPeopleChange, NotManaged
from jixiao.web.organisations.models import AppointmentRecord, PersonRecord
from jixiao.web.trail.recording import record

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from jixiao.web.organisations.actor import Actor

LONGEST: Final = 90
"""Days a delegation may last; a longer absence is for the administrator to arrange."""


@transaction.atomic
def delegate_role(
    appointment_id: int, *, actor: Actor, to: int, until: date, since: date | None = None
) -> AppointmentRecord:
    """Return the colleague's appointment, which ends by itself; raises NotManaged,
    InvalidPeopleChange.

    Only a role held oneself, not one taken over, goes to somebody of the same organisation.
    """  # noqa: D205 - one sentence
    today = timezone.localdate()
    since = since or today
    own = next((one for one in actor.person.appointments_on() if one.pk == appointment_id), None)
    if own is None or own.delegated_by_id is not None:
        raise NotManaged(message("只能委托自己担任的角色，代办的角色不能再委托。"))
    if since < today or not since <= until <= since + timedelta(days=LONGEST):
        raise InvalidPeopleChange(
            message("委托从今天或以后开始，最长{most}天；请改正日期。", most=LONGEST)
        )
    if own.until is not None and until > own.until:
        raise InvalidPeopleChange(
            message("委托不能超过自己任职的最后一天（{day}）。", day=own.until)
        )
    colleague = colleagues(own).filter(pk=to).first()
    if colleague is None:
        raise NotManaged(message("只能委托给同一单位的在职人员。"))
    made = appoint(
        colleague, own.organisation, own.role, since=since, until=until, delegated_by=actor.person
    )
    record(actor, "delegate", f"person:{colleague.pk}", after=told_of_appointment(made))
    return made


def colleagues(own: AppointmentRecord) -> QuerySet[PersonRecord]:
    """Return the active people of the same organisation who may stand in."""
    today = timezone.localdate()
    held = AppointmentRecord.objects.filter(organisation=own.organisation, since__lte=today)
    held = held.exclude(until__lt=today)
    return PersonRecord.objects.filter(pk__in=held.values("person"), is_active=True).exclude(
        pk=own.person_id
    )
