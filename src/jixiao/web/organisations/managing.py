"""What an administrator manages: the organisations and people of the own divisions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q

from jixiao.model.errors import JixiaoError
from jixiao.model.message import message
from jixiao.web.organisations.models import (
    AppointmentRecord,
    OrganisationRecord,
    PersonRecord,
)
from jixiao.workflow.deciding import TransitionRefused
from jixiao.workflow.reach import reach_of
from jixiao.workflow.role import Role

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from jixiao.web.organisations.actor import Actor


class NotManaged(TransitionRefused):
    """The person or organisation is not the actor's to manage."""


class InvalidPeopleChange(JixiaoError):
    """A change of people or organisations that makes no sense as it was asked for."""


def reaches_managed(actor: Actor) -> list[str]:
    """Return the paths of the divisions the actor is an administrator of."""
    return sorted(
        {reach_of(one.role, one.place) for one in actor.held if one.role is Role.ADMINISTRATOR}
    )


def manages(actor: Actor) -> bool:
    """Return whether the actor is an administrator anywhere."""
    return bool(reaches_managed(actor))


def refuse_others(actor: Actor) -> None:
    """Raise NotManaged for everybody but administrators."""
    if not manages(actor):
        raise NotManaged(message("只有管理员可以管理人员和单位；请联系本级财政局的管理员。"))


def organisations_managed(actor: Actor) -> QuerySet[OrganisationRecord]:
    """Return the organisations of the actor's divisions, in the order of codes."""
    wanted = Q(pk__in=[])
    for path in reaches_managed(actor):
        wanted |= Q(path__startswith=path)
    return OrganisationRecord.objects.filter(wanted)


def people_managed(actor: Actor) -> QuerySet[PersonRecord]:
    """Return the people who were ever appointed in the actor's divisions."""
    return PersonRecord.objects.filter(
        pk__in=AppointmentRecord.objects.filter(
            organisation__in=organisations_managed(actor)
        ).values("person")
    )


def managed_organisation(organisation_id: int, actor: Actor) -> OrganisationRecord:
    """Return the organisation, locked; raises NotManaged."""
    found = organisations_managed(actor).select_for_update().filter(pk=organisation_id).first()
    if found is None:
        raise NotManaged(message("这个单位不在您管理的行政区内。"))
    return found


def managed_person(person_id: int, actor: Actor, *, wholly: bool = False) -> PersonRecord:
    """Return the person, locked; raises NotManaged.

    `wholly` asks that the person holds nothing in other divisions: who sets the password of
    somebody could act as that person there. Nobody manages the own account.
    """
    refuse_others(actor)
    found = PersonRecord.objects.select_for_update().filter(pk=person_id).first()
    if found is None or not people_managed(actor).filter(pk=person_id).exists():
        raise NotManaged(message("这个人不在您管理的行政区内。"))
    if found.pk == actor.person.pk:
        raise NotManaged(message("不能管理自己的账号；请由另一位管理员办理。"))
    if wholly:
        own = organisations_managed(actor).values("pk")
        if found.appointments.exclude(organisation__in=own).exists():
            raise NotManaged(
                message("{person}在别的行政区也任职；请由上级管理员办理。", person=str(found))
            )
    return found
