"""Texts that a database can keep: no sign zero, no half of a character, none without end.

Nor an identity or bank card number in a sentence: reasons, opinions and notices are read by many
and exported.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.http import HttpResponseBadRequest
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from jixiao.locale import translator
from jixiao.review.personal_numbers import telling_numbers

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.http import HttpRequest
    from django.http.response import HttpResponseBase

LONGEST: Final = 10_000
"""Characters in one text of a form, as in one cell of a plan."""
SIGNED: Final = frozenset({"rows"})
"""What a page gave out whole with its signature, and takes back."""
PASSWORD: Final = "password"  # noqa: S105 - what the names of such fields begin or end with


def keepable(value: object) -> bool:
    """Return whether every text in what JSON gave can be kept."""
    if isinstance(value, str):
        return "\0" not in value and not any("\ud800" <= sign <= "\udfff" for sign in value)
    if isinstance(value, dict):
        return all(keepable(name) and keepable(inner) for name, inner in value.items())
    return all(map(keepable, value)) if isinstance(value, list) else True


class PlainTexts:
    """Refuses forms and addresses of pages behind the log-in with texts that must not be kept."""

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
        typed = [
            text
            for name, texts in request.POST.lists()
            if name not in SIGNED and PASSWORD not in name
            for text in texts
        ]
        text = _too_long(typed) or _personal(typed)
        return render(request, "site/refused.html", {"text": text}, status=400) if text else None


def _too_long(typed: list[str]) -> str | None:
    """Return the refusal of a text longer than any cell; None where there is none."""
    count = max(map(len, typed), default=0)
    if count <= LONGEST:
        return None
    said = _("一处最多{most}个字，这里有{count}个；请精简，或作为附件上传。")
    return said.format(most=LONGEST, count=count)


def _personal(typed: list[str]) -> str | None:
    """Return the refusal of a text that tells a person's number; None where there is none."""
    found = next((one for text in typed for one in telling_numbers(text)), None)
    if found is None:
        return None
    said = _(
        "文字中有{kind}（{covered}），没有保存：这里写的许多人都能看到。请改写为姓名或台账中的行号。"
    )
    kind = found.kind.render(translator("en" if get_language() == "en" else "zh"))
    return said.format(kind=kind, covered=found.covered)
