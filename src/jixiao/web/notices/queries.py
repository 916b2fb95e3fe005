"""The notices of a person, of what they still reach."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.web.notices.models import NoticeRecord
from jixiao.web.years.queries import projects_within_reach

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from jixiao.web.organisations.actor import Actor


def notices_of(actor: Actor) -> QuerySet[NoticeRecord]:
    """Return the person's notices; not of projects beyond the roles they hold today."""
    own = NoticeRecord.objects.filter(person=actor.person)
    return own.filter(project__in=projects_within_reach(actor).order_by())


def unread(actor: Actor) -> QuerySet[NoticeRecord]:
    """Return those not read yet."""
    return notices_of(actor).filter(read=None)
