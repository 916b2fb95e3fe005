"""Who may take in, and for which organisations: the permission table asked at the draft."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.db.models import Q, QuerySet

from jixiao.model.message import message
from jixiao.web.intake.models import IntakeFileRecord, UploadRecord
from jixiao.web.organisations.models import OrganisationKind, OrganisationRecord
from jixiao.workflow.action import Action
from jixiao.workflow.deciding import TransitionRefused
from jixiao.workflow.permissions import roles_for
from jixiao.workflow.reach import reach_of, reaches
from jixiao.workflow.role import Role
from jixiao.workflow.route import USUAL, route_named
from jixiao.workflow.stage import Stage

if TYPE_CHECKING:
    from jixiao.web.organisations.actor import Actor
    from jixiao.workflow.deciding import Appointment

_EXACT: Final = frozenset({Role.UNIT_CLERK, Role.UNIT_HEAD})
_HOLDERS: Final = (OrganisationKind.UNIT, OrganisationKind.DEPARTMENT)


def taking(actor: Actor) -> list[Appointment]:
    """Return the appointments in which the actor may take files in."""
    wanted = roles_for(route_named(USUAL), Stage.DRAFT, Action.TAKE_IN)
    return [one for one in actor.held if one.role in wanted]


def may_take_in(actor: Actor) -> bool:
    """Return whether there is anything the actor may take in."""
    return bool(taking(actor))


def refuse_strangers(actor: Actor) -> None:
    """Raise TransitionRefused for who may not take in anything."""
    if not may_take_in(actor):
        raise TransitionRefused(
            message("导入由单位经办人（限本单位）或财政绩效股（限本行政区）办理，您没有这个岗位。")
        )


def places_of(actor: Actor) -> list[OrganisationRecord]:
    """Return the organisations the actor takes in for."""
    paths = [one.place for one in taking(actor)]
    return list(OrganisationRecord.objects.filter(path__in=paths))


def units_of(actor: Actor, place: OrganisationRecord) -> QuerySet[OrganisationRecord]:
    """Return the units and departments whose plans the actor may take in at a place."""
    wanted = Q(pk__in=[])
    for one in taking(actor):
        if one.place != place.path:
            continue
        exact = one.role in _EXACT
        wanted |= Q(path=one.place) if exact else Q(path__startswith=reach_of(one.role, one.place))
    return OrganisationRecord.objects.filter(wanted, kind__in=_HOLDERS)


def takes_in_for(actor: Actor, unit: OrganisationRecord) -> bool:
    """Return whether the actor may make drafts for the unit from a file."""
    return any(reaches(one.role, one.place, unit.path) for one in taking(actor))


def uploads_of(actor: Actor) -> QuerySet[UploadRecord]:
    """Return the uploads the actor may look at: those of the places they take in for."""
    return UploadRecord.objects.filter(place__path__in=[one.place for one in taking(actor)])


def files_of(actor: Actor) -> QuerySet[IntakeFileRecord]:
    """Return the files the actor may look at."""
    return IntakeFileRecord.objects.filter(place__path__in=[one.place for one in taking(actor)])
