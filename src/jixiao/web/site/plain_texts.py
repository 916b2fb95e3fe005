"""Texts that a database can keep: no sign zero, no half of a character."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpResponseBadRequest

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest
    from django.http.response import HttpResponseBase


def keepable(value: object) -> bool:
    """Return whether every text in what JSON gave can be kept."""
    if isinstance(value, str):
        return "\0" not in value and not any("\ud800" <= sign <= "\udfff" for sign in value)
    if isinstance(value, dict):
        return all(keepable(name) and keepable(inner) for name, inner in value.items())
    return all(map(keepable, value)) if isinstance(value, list) else True


class PlainTexts:
    """Refuses forms and addresses of pages behind the log-in with texts that cannot be kept."""

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
        """Return 400 for such texts, None for others."""
        if not getattr(view_func, "login_required", True):
            return None  # the API and the public pages look at what they are sent themselves
        told = [request.path]
        for form in (request.GET, request.POST):
            told += [text for _, texts in form.lists() for text in texts]
        return None if keepable(told) else HttpResponseBadRequest("text")
