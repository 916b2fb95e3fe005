"""An administrator adds a person, with a password for the first log-in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from jixiao.model.message import message
from jixiao.web.organisations.actions.appoint_person import appoint
from jixiao.web.organisations.managing import InvalidPeopleChange, managed_organisation
from jixiao.web.organisations.models import PersonRecord
from jixiao.web.organisations.passwords import hash_of_one_time, one_time_password
from jixiao.web.trail.recording import record

if TYPE_CHECKING:
    from jixiao.web.organisations.actor import Actor

_USERNAME: Final = re.compile(r"[\w.@-]{3,60}")
_LONGEST_NAME: Final = 60


@dataclass(frozen=True, slots=True)
class NewPerson:
    """A person just made, and the password to hand over; it is kept nowhere."""

    person: PersonRecord
    password: str


@transaction.atomic
def create_person(  # noqa: PLR0913 - what a person is made of
    *, actor: Actor, username: str, name: str, organisation_id: int, role: str, mail: str = ""
) -> NewPerson:
    """Return the person with a first appointment; raises NotManaged, InvalidPeopleChange."""
    organisation = managed_organisation(organisation_id, actor)
    username, name, mail = username.strip(), " ".join(name.split()), mail.strip()
    if not _USERNAME.fullmatch(username):
        raise InvalidPeopleChange(
            message("用户名“{name}”应为3至60个字母、数字或 . _ - @；请改正。", name=username[:60])
        )
    if not name or len(name) > _LONGEST_NAME:
        raise InvalidPeopleChange(message("姓名应为1至{most}个字。", most=_LONGEST_NAME))
    if mail:
        try:
            validate_email(mail)
        except ValidationError:
            raise InvalidPeopleChange(message("“{mail}”不是邮箱地址。", mail=mail[:80])) from None
    if PersonRecord.objects.filter(username__iexact=username).exists():
        raise InvalidPeopleChange(message("用户名“{name}”已有人使用；请另取。", name=username))
    password = one_time_password()
    person = PersonRecord.objects.create(
        username=username, password=hash_of_one_time(password), name=name, mail=mail,
        must_change_password=True,
    )  # fmt: skip
    appointment = appoint(person, organisation, role)
    record(
        actor, "create_person", f"person:{person.pk}",
        after={"username": username, "name": name, "mail": mail, "role": appointment.role,
               "organisation": organisation.path},
    )  # fmt: skip
    return NewPerson(person, password)
