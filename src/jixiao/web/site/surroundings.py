"""What every page has around it: the person's roles, the to-do count, the language."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.conf import settings

from jixiao import __version__

if TYPE_CHECKING:
    from django.http import HttpRequest


def surroundings(_request: HttpRequest) -> dict[str, Any]:
    """Return what the frame of every page shows."""
    return {"languages": settings.LANGUAGES, "version": __version__}
