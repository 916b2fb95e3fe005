"""A person takes a token back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from jixiao.model.message import message
from jixiao.web.api.models import TokenRecord
from jixiao.web.organisations.managing import NotManaged
from jixiao.web.trail.recording import record

if TYPE_CHECKING:
    from jixiao.web.organisations.actor import Actor


@transaction.atomic
def revoke_token(token_id: int, *, actor: Actor) -> TokenRecord:
    """Return the token, good for nothing from now on; raises NotManaged for somebody else's."""
    found = actor.person.tokens.select_for_update().filter(pk=token_id).first()
    if found is None:
        raise NotManaged(message("没有这个令牌。"))
    found.revoked = found.revoked or timezone.now()
    found.save(update_fields=["revoked"])
    record(actor, "revoke_token", f"person:{actor.person.pk}", after={"token": found.pk})
    return found
