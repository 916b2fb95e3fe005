"""Texts that a database can keep: no sign zero, no half of a character, none without end."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.http import HttpResponseBadRequest
from django.shortcuts import render
from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest
    from django.http.response import HttpResponseBase

LONGEST: Final = 10_000
"""Characters in one text of a form, as in one cell of a plan."""
SIGNED: Final = frozenset({"rows"})
"""What a page gave out whole with its signature, and takes back."""


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
        if not keepable(told):
            return HttpResponseBadRequest("text")
        return _too_long(request)


def _too_long(request: HttpRequest) -> HttpResponseBase | None:
    """Return the refusal of a form with a text longer than any cell; None for others."""
    typed = [texts for name, texts in request.POST.lists() if name not in SIGNED]
    count = max((len(text) for texts in typed for text in texts), default=0)
    if count <= LONGEST:
        return None
    said = _("一处最多{most}个字，这里有{count}个；请精简，或作为附件上传。")
    text = said.format(most=LONGEST, count=count)
    return render(request, "site/refused.html", {"text": text}, status=400)
