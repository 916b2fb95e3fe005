"""The first page, and the choice of language."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from jixiao.web.organisations.actor import actor_of
from jixiao.web.plans.paging import WHOLE
from jixiao.web.plans.queries import latest_year, standing_of_stages, to_do
from jixiao.web.site.middleware import login_not_required

if TYPE_CHECKING:
    from jixiao.web.organisations.models import PersonRecord


def home(request: HttpRequest) -> HttpResponse:
    """Show what waits for the person, and how the year stands where they may look."""
    actor = actor_of(request)
    year = latest_year(actor)
    surroundings = {
        "year": year,
        "waiting": to_do(actor).select_related("project__unit").defer(*WHOLE)[:50],
        "stages": standing_of_stages(actor, year) if year else [],
        "appointments": cast("PersonRecord", request.user).appointments_on(),
    }
    return render(request, "site/home.html", surroundings)


@login_not_required
@require_POST
def set_language(request: HttpRequest) -> HttpResponse:
    """Go on in the language chosen; only pages of this platform are returned to."""
    language = request.POST.get("language", "")
    if language not in dict(settings.LANGUAGES):
        return HttpResponseBadRequest("language")
    after = request.POST.get("next", "/")
    if not url_has_allowed_host_and_scheme(after, {request.get_host()}):
        after = "/"
    response = HttpResponseRedirect(after)
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME, language, max_age=31_536_000,
        samesite="Lax", httponly=True, secure=settings.SESSION_COOKIE_SECURE,
    )  # fmt: skip
    return response
