"""A person chooses the language of pages, mails and prints."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction

from jixiao.model.message import message
from jixiao.web.organisations.managing import InvalidPeopleChange
from jixiao.web.trail.recording import record

if TYPE_CHECKING:
    from jixiao.web.organisations.actor import Actor
    from jixiao.web.organisations.models import PersonRecord


@transaction.atomic
def choose_language(language: str, *, actor: Actor) -> PersonRecord:
    """Return the person with the language chosen; raises InvalidPeopleChange."""
    if language not in dict(settings.LANGUAGES):
        raise InvalidPeopleChange(message("没有这种语言。"))
    before, actor.person.language = actor.person.language, language
    actor.person.save(update_fields=["language"])
    record(
        actor, "language", f"person:{actor.person.pk}",
        before={"language": before}, after={"language": language},
    )  # fmt: skip
    return actor.person
