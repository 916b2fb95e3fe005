"""What happens around every request: an id, the log-in, and refusals told as pages."""

from __future__ import annotations

import logging
import re
import time
import uuid
from typing import TYPE_CHECKING, Any, Final

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.translation import get_language
from django_htmx.http import HttpResponseClientRefresh

from jixiao.locale import translator
from jixiao.model.errors import JixiaoError
from jixiao.web.site.counting import count_request
from jixiao.web.site.logs import REQUEST_ID
from jixiao.workflow.deciding import TransitionRefused

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http.response import HttpResponseBase


_LOG: Final = logging.getLogger("jixiao.web")
_PLAIN_ID: Final = re.compile(r"[\w-]{8,64}")
__all__ = ["Language", "LoginRequired", "Refusals", "RequestId", "login_not_required"]


class RequestId:
    """Gives each request an id, told in the answer and in every line of the log."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep what answers the request."""
        self._answer = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Return the answer with its id; log who was answered what, and how long it took."""
        given = request.headers.get("X-Request-Id", "")
        request_id = given if _PLAIN_ID.fullmatch(given) else uuid.uuid4().hex
        token = REQUEST_ID.set(request_id)
        begun = time.perf_counter()
        try:
            response = self._answer(request)
            response["X-Request-Id"] = request_id
            took = time.perf_counter() - begun
            count_request(request, response.status_code, took)
            _LOG.info(
                "%s %s",
                request.method,
                request.path,
                extra={
                    "status": response.status_code,
                    "milliseconds": round(took * 1000, 1),
                    "person": getattr(getattr(request, "user", None), "pk", None),
                },
            )
            return response
        finally:
            REQUEST_ID.reset(token)


class Language:
    """Speaks Chinese unless the person chose English; the browser's wishes are not asked."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep what answers the request."""
        self._answer = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Return the answer in the language of the cookie, which says so itself."""
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        language = chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
        with translation.override(language):
            response = self._answer(request)
        response.headers.setdefault("Content-Language", language)
        return response


class LoginRequired(LoginRequiredMiddleware):
    """Asks for the log-in on every page but those marked `login_not_required`."""

    def handle_no_permission(  # type: ignore[override] # Django takes any answer from here
        self, request: HttpRequest, view_func: Callable[..., HttpResponseBase]
    ) -> HttpResponse:
        """Return the way to the log-in; a part of a page that htmx asks for loads the page anew."""
        if request.headers.get("HX-Request") == "true":
            return HttpResponseClientRefresh()
        return super().handle_no_permission(request, view_func)

    def process_view(
        self,
        request: HttpRequest,
        view_func: Callable[..., HttpResponseBase],
        view_args: tuple[Any, ...],
        view_kwargs: dict[Any, Any],
    ) -> HttpResponseBase | None:
        """Return None for open pages without asking who reads them: caches may keep those."""
        if not getattr(view_func, "login_required", True):
            return None
        return super().process_view(request, view_func, view_args, view_kwargs)


class Refusals:
    """Tells an error of the core as a page or as JSON, in the person's language."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Keep what answers the request."""
        self._answer = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Return the answer as it is."""
        return self._answer(request)

    def process_exception(self, request: HttpRequest, fault: Exception) -> HttpResponse | None:
        """Return 403 for what is not permitted, 400 for other refusals; None for real faults."""
        if not isinstance(fault, JixiaoError):
            return None
        text = fault.render(translator("en" if get_language() == "en" else "zh"))
        status = 403 if isinstance(fault, TransitionRefused) else 400
        if request.headers.get("Accept", "").startswith("application/json"):
            return JsonResponse({"refused": text}, status=status)
        return render(request, "site/refused.html", {"text": text}, status=status)
