"""The page of one's tokens, and the description of the API for reading."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from jixiao.web.api.actions.create_token import LONGEST, create_token
from jixiao.web.api.actions.revoke_token import revoke_token
from jixiao.web.api.chinese_words import IN_CHINESE
from jixiao.web.api.scopes import Scope
from jixiao.web.api.service import api
from jixiao.web.organisations.actor import actor_of

if TYPE_CHECKING:
    from collections.abc import Iterator


@require_http_methods(["GET", "POST"])
def tokens(request: HttpRequest) -> HttpResponse:
    """List one's tokens; make one and show it once."""
    actor, told = actor_of(request), request.POST
    surroundings: dict[str, object] = {"scopes": list(Scope), "longest": LONGEST}
    if request.method == "POST":
        days = told.get("days", "")
        surroundings["token"] = create_token(
            actor=actor, name=told.get("name", ""), scopes=told.getlist("scope"),
            days=int(days) if days.isdecimal() and len(days) < 5 else 0,  # noqa: PLR2004 - digits
        )  # fmt: skip
    surroundings["tokens"] = [
        (one, [Scope(scope) for scope in one.scopes]) for one in actor.person.tokens.all()[:50]
    ]
    answer = render(request, "api/tokens.html", surroundings)
    answer["Cache-Control"] = "no-store"
    return answer


@require_POST
def revoke(request: HttpRequest, token_id: int) -> HttpResponse:
    """Take a token back, and show the list."""
    revoke_token(token_id, actor=actor_of(request))
    return redirect("tokens")


@require_GET
def description(request: HttpRequest) -> HttpResponse:
    """Show what the API has, from its own OpenAPI description."""
    return render(request, "api/description.html", {"operations": list(_operations())})


def _operations() -> Iterator[tuple[str, str, str, str]]:
    for path, methods in api.get_openapi_schema()["paths"].items():
        for method, told in methods.items():
            words = told.get("summary", ""), told.get("description", "")
            if get_language() != "en":
                words = IN_CHINESE.get((method.upper(), path), words)
            yield method.upper(), path, *words
