"""Whether the platform can work: asked by whatever watches over it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import DatabaseError, connection
from django.http import JsonResponse

from jixiao import __version__
from jixiao.web.site.middleware import login_not_required

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@login_not_required
def health(_request: HttpRequest) -> HttpResponse:
    """Return 200 with the version when the database answers, else 503."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return JsonResponse({"database": "unreachable", "version": __version__}, status=503)
    return JsonResponse({"database": "answers", "version": __version__})
