"""How many notices wait to be read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django import template

from jixiao.web.notices.queries import unread
from jixiao.web.organisations.actor import actor_of

if TYPE_CHECKING:
    from django.http import HttpRequest

register = template.Library()
MOST_COUNTED: Final = 100


@register.simple_tag
def unread_notices(request: HttpRequest) -> str:
    """Return the count of unread notices, "" for none, "99+" for a hundred and more."""
    count = unread(actor_of(request)).order_by()[:MOST_COUNTED].count()
    if count >= MOST_COUNTED:
        return f"{MOST_COUNTED - 1}+"
    return str(count) if count else ""
