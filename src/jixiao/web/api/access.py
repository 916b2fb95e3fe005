"""Who calls: the token of the request, the person it is of, and what it may be used for."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Final

from django.utils import timezone
from ninja.security import HttpBearer

from jixiao.model.message import message
from jixiao.web.api.actions.create_token import hash_of_token
from jixiao.web.api.models import TokenRecord
from jixiao.web.organisations.actor import Actor
from jixiao.web.site.logs import REQUEST_ID
from jixiao.workflow.deciding import TransitionRefused

if TYPE_CHECKING:
    from django.http import HttpRequest

    from jixiao.web.api.scopes import Scope

_SELDOM: Final = timedelta(minutes=5)
"""How often the last use of a token is written down at most."""


class OutOfScope(TransitionRefused):
    """The token may not be used for this."""


class Token(HttpBearer):
    """`Authorization: Bearer jixiao_…`."""

    def authenticate(self, request: HttpRequest, token: str) -> TokenRecord | None:
        """Return the token's record, None unless it and its person are good."""
        found = (
            TokenRecord.objects.select_related("person").filter(hash=hash_of_token(token)).first()
        )
        if found is None or not found.is_good or not found.person.is_active:
            return None
        if found.person.must_change_password:
            return None
        now = timezone.now()
        if found.last_used is None or now - found.last_used > _SELDOM:
            TokenRecord.objects.filter(pk=found.pk).update(last_used=now)
        request.user = found.person
        return found


def caller(request: HttpRequest, scope: Scope) -> Actor:
    """Return who calls; raises OutOfScope where the token is not made for it."""
    token: TokenRecord = request.auth  # type: ignore[attr-defined] # set by ninja
    if not token.allows(scope):
        raise OutOfScope(
            message("这个令牌没有“{scope}”的范围；请新建一个含此范围的令牌。", scope=scope.value)
        )
    origin = request.META.get("REMOTE_ADDR", "")
    return Actor(token.person, token.person.held(), origin, REQUEST_ID.get())
