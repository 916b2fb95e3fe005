"""Logging in at the office's own provider: there, and back with a name that is known here."""

from __future__ import annotations

import logging
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from authlib.integrations.base_client import OAuthError
from authlib.integrations.django_client import OAuth
from django.conf import settings
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET
from requests import RequestException

from jixiao.web.organisations.models import PersonRecord
from jixiao.web.organisations.pages import go_on
from jixiao.web.site.middleware import login_not_required

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from jixiao.web.site.sign_on import SignOn

_AFTER: Final = "after_sign_on"
_BACKEND: Final = "django.contrib.auth.backends.ModelBackend"
_SECONDS: Final = 10
_LOG: Final = logging.getLogger("jixiao.web")


@lru_cache(maxsize=4)
def provider(told: SignOn) -> Any:  # noqa: ANN401 - Authlib has no types
    """Return the way to a provider; its description is fetched when somebody logs in."""
    return OAuth().register(
        "office",
        server_metadata_url=told.metadata,
        client_id=told.client,
        client_secret=told.secret,
        client_kwargs={
            "scope": "openid profile",
            "code_challenge_method": "S256",
            "timeout": _SECONDS,
        },
    )


@login_not_required
@require_GET
def go_to_provider(request: HttpRequest) -> HttpResponse:
    """Lead to the provider; what page was wanted waits in the session."""
    client = provider(_told())
    wanted = request.GET.get("next", "")
    own = {request.get_host()}
    if url_has_allowed_host_and_scheme(wanted, own, require_https=request.is_secure()):
        request.session[_AFTER] = wanted
    back = request.build_absolute_uri(reverse("sign_on_back"))
    try:
        answer: HttpResponse = client.authorize_redirect(request, back)
    except (OAuthError, RequestException) as fault:
        _LOG.warning("single sign-on: %s", fault)
        return render(request, "organisations/sign_on_failed.html", status=502)
    return answer


@login_not_required
@require_GET
def back_from_provider(request: HttpRequest) -> HttpResponse:
    """Log in the person whose user name the provider tells; nobody is made here.

    State, nonce, signature, audience and time of the answer are checked by Authlib.
    """
    told = _told()
    try:
        token = provider(told).authorize_access_token(request)
    except (OAuthError, RequestException) as fault:
        _LOG.warning("single sign-on: %s", fault)
        return render(request, "organisations/sign_on_failed.html", status=502)
    name = str((token.get("userinfo") or {}).get(told.claim) or "")
    person = PersonRecord.objects.filter(username=name, is_active=True).first() if name else None
    if person is None:
        return render(request, "organisations/sign_on_failed.html", {"name": name}, status=403)
    person.backend = _BACKEND
    return go_on(request, person, request.session.pop(_AFTER, "") or reverse("home"))


def _told() -> SignOn:
    """Return the provider; without one there is no such page."""
    told: SignOn | None = settings.ENVIRONMENT.sign_on
    if told is None:
        raise Http404
    return told
