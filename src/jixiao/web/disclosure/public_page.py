"""What makes a page public: no log-in, no cookies, the language in the address, kept by caches."""

from __future__ import annotations

from functools import wraps
from http import HTTPStatus
from typing import TYPE_CHECKING, Final

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.utils import translation
from django.utils.cache import get_conditional_response, patch_cache_control, set_response_etag
from django.views.decorators.http import require_safe

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest
    from django.http.response import HttpResponseBase

    View = Callable[..., HttpResponseBase]

ENGLISH: Final = "public_en"
CHINESE: Final = "public"
_KEPT: Final = 300  # seconds


def public_page(view: View) -> View:
    """Return the view as a public page: anyone reads it, caches keep it for five minutes.

    The address alone decides what is shown (`/public/en/…` is English), so that a cache may
    give everybody the same page.
    """

    @wraps(view)
    def answered(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        resolved = request.resolver_match
        language = "en" if resolved and resolved.namespace == ENGLISH else "zh-hans"
        with translation.override(language):
            response = view(request, *args, **kwargs)
        if isinstance(response, HttpResponse) and response.status_code == HTTPStatus.OK:
            set_response_etag(response)
        if etag := response.headers.get("ETag"):
            response = get_conditional_response(request, etag) or response
            response.headers["ETag"] = etag
        response.headers["Content-Language"] = language
        patch_cache_control(response, public=True, max_age=_KEPT)
        return response

    return login_not_required(require_safe(answered))
