"""What every page has around it: the person's roles, the to-do count, the language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings

from jixiao import __version__
from jixiao.web.intake.reaching import may_take_in
from jixiao.web.organisations.actor import actor_of
from jixiao.web.organisations.managing import manages

if TYPE_CHECKING:
    from django.http import HttpRequest


def surroundings(request: HttpRequest) -> dict[str, Any]:
    """Return what the frame of every page shows."""
    user = getattr(request, "user", None)
    return {
        "languages": settings.LANGUAGES,
        "product_version": __version__,
        "may_take_in": lambda: bool(
            user and user.is_authenticated and may_take_in(actor_of(request))
        ),
        "manages_people": lambda: bool(
            user and user.is_authenticated and manages(actor_of(request))
        ),
    }
