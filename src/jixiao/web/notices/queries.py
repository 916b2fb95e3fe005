"""The notices of a person, of what they still reach."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q

from jixiao.web.evaluations.queries import seats_of_expert
from jixiao.web.notices.models import NoticeRecord
from jixiao.web.years.queries import projects_within_reach
from jixiao.workflow.role import Role

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from jixiao.web.organisations.actor import Actor


def notices_of(actor: Actor) -> QuerySet[NoticeRecord]:
    """Return the person's notices; not of projects beyond the roles they hold today.

    An expert, whose role reaches no project, reads those of the own panels.
    """
    reached = Q(project__in=projects_within_reach(actor).order_by())
    if any(one.role is Role.EXPERT for one in actor.held):
        reached |= Q(panel__in=seats_of_expert(actor).values("panel"), project__secret=False)
    return NoticeRecord.objects.filter(reached, person=actor.person)


def unread(actor: Actor) -> QuerySet[NoticeRecord]:
    """Return those not read yet."""
    return notices_of(actor).filter(read=None)
