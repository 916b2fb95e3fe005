"""Who acts: a person with what they hold today, and where the request came from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from jixiao.web.site.logs import REQUEST_ID

if TYPE_CHECKING:
    from django.http import HttpRequest

    from jixiao.web.organisations.models import PersonRecord
    from jixiao.workflow.deciding import Appointment


@dataclass(frozen=True, slots=True)
class Actor:
    """The person an action is done by, the roles they hold, and the address they came from."""

    person: PersonRecord
    held: tuple[Appointment, ...]
    origin: str = ""
    request_id: str = ""


def actor_of(request: HttpRequest) -> Actor:
    """Return who sends the request; pages behind the log-in only."""
    person: PersonRecord = request.user  # type: ignore[assignment] # behind the log-in
    kept = getattr(request, "_actor", None)
    if kept is None:
        origin = request.META.get("REMOTE_ADDR", "")
        kept = Actor(person, person.held(), origin, REQUEST_ID.get())
        request._actor = kept  # type: ignore[attr-defined]  # noqa: SLF001 - asked once a request
    found: Actor = kept
    return found
