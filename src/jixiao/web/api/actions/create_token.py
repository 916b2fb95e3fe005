"""A person makes a token for a program."""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from django.db import transaction
from django.utils import timezone

from jixiao.model.message import message
from jixiao.web.api.models import TokenRecord
from jixiao.web.api.scopes import Scope
from jixiao.web.organisations.managing import InvalidPeopleChange
from jixiao.web.trail.recording import record

if TYPE_CHECKING:
    from collections.abc import Collection

    from jixiao.web.organisations.actor import Actor

PREFIX: Final = "jixiao_"
LONGEST: Final = 366
"""Days a token may last."""
_LONGEST_NAME: Final = 60


@transaction.atomic
def create_token(*, actor: Actor, name: str, scopes: Collection[str], days: int) -> str:
    """Return the new token, told once; raises InvalidPeopleChange."""
    name = " ".join(name.split())
    known = [scope.value for scope in Scope if scope.value in scopes]
    if not name or len(name) > _LONGEST_NAME:
        raise InvalidPeopleChange(
            message("请写明令牌的用途，不超过{most}个字。", most=_LONGEST_NAME)
        )
    if not known:
        raise InvalidPeopleChange(message("请至少选择一项令牌可以办理的事。"))
    if not 1 <= days <= LONGEST:
        raise InvalidPeopleChange(message("令牌的有效期为1至{most}天。", most=LONGEST))
    token = PREFIX + secrets.token_urlsafe(32)
    made = TokenRecord.objects.create(
        person=actor.person, name=name, hash=hash_of_token(token), scopes=known,
        expires=timezone.now() + timedelta(days=days),
    )  # fmt: skip
    record(
        actor, "create_token", f"person:{actor.person.pk}",
        after={"token": made.pk, "name": name, "scopes": known, "expires": made.expires},
    )  # fmt: skip
    return token


def hash_of_token(token: str) -> str:
    """Return what is kept of a token; 256 random bits need no salt."""
    return hashlib.sha256(token.encode()).hexdigest()
