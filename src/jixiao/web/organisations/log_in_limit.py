"""How many log-ins of a person last at a time: the oldest ends when there are too many."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.sessions.models import Session
from django.utils import timezone

from jixiao.web.organisations.models import LogInRecord

if TYPE_CHECKING:
    from django.http import HttpRequest

    from jixiao.web.organisations.models import PersonRecord


def keep_log_in(request: HttpRequest, person: PersonRecord) -> None:
    """Keep the log-in that the request's session is; older ones beyond the most end."""
    session = request.session
    if session.session_key is None:
        session.save()
    LogInRecord.objects.update_or_create(
        session_key=session.session_key,
        defaults={"person": person, "origin": request.META.get("REMOTE_ADDR", "")},
    )
    lasting = lasting_log_ins(person)
    store = import_module(settings.SESSION_ENGINE).SessionStore
    for one in lasting[: max(0, len(lasting) - settings.MOST_LOG_INS)]:
        store(session_key=one.session_key).delete()
        one.delete()


def lasting_log_ins(person: PersonRecord) -> list[LogInRecord]:
    """Return the person's log-ins that still last, the oldest first; forgets the others."""
    found = list(person.log_ins.all())
    sessions = Session.objects.filter(
        session_key__in=[one.session_key for one in found], expire_date__gt=timezone.now()
    )
    alive = set(sessions.values_list("session_key", flat=True))
    person.log_ins.exclude(session_key__in=alive).delete()
    return [one for one in found if one.session_key in alive]


def move_log_in(old_key: str | None, request: HttpRequest) -> None:
    """Follow a session to its new key, as after a change of password."""
    if old_key and request.session.session_key:
        LogInRecord.objects.filter(session_key=old_key).update(
            session_key=request.session.session_key
        )
