"""Until a one-time password is changed, only the page to change it opens."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.http import JsonResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest
    from django.http.response import HttpResponseBase

_OPEN: Final = frozenset({"password_change", "log_out", "set_language"})


class MustChangePassword:
    """Leads to the password page from every page behind the log-in."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        """Keep what answers the request."""
        self._answer = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Return the answer as it is."""
        return self._answer(request)

    def process_view(
        self,
        request: HttpRequest,
        view_func: Callable[..., HttpResponseBase],
        _view_args: tuple[Any, ...],
        _view_kwargs: dict[Any, Any],
    ) -> HttpResponseBase | None:
        """Return the way to the password page, None where the page may open."""
        if not getattr(view_func, "login_required", True):
            return None
        match = request.resolver_match
        if match is not None and match.url_name in _OPEN:
            return None
        if not getattr(request.user, "must_change_password", False):
            return None
        if request.headers.get("Accept", "").startswith("application/json"):
            return JsonResponse({"refused": _("请先修改一次性口令。")}, status=403)
        return redirect("password_change")
