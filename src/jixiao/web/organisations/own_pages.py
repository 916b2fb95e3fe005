"""One's own page: roles, log-ins, language, who stands in, the code generator."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from django.conf import settings
from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from jixiao.web.organisations.actions.choose_language import choose_language
from jixiao.web.organisations.actions.delegate_role import colleagues, delegate_role
from jixiao.web.organisations.actions.end_log_ins import end_log_ins
from jixiao.web.organisations.actions.set_second_factor import (
    put_away_second_factor,
    take_second_factor,
)
from jixiao.web.organisations.actor import actor_of
from jixiao.web.organisations.log_in_limit import lasting_log_ins
from jixiao.web.organisations.models import AppointmentRecord, SecondFactorRecord
from jixiao.web.organisations.people_pages import day_of
from jixiao.web.organisations.reach_page import reach_told
from jixiao.web.organisations.second_factor import address_of, new_secret, picture_of
from jixiao.web.site.told_numbers import number_told
from jixiao.web.trail.models import TrailEntryRecord

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

_SECRET: Final = "second_factor_secret"  # noqa: S105 - the key under which it waits
_LAST: Final = 10


@require_GET
def own_page(request: HttpRequest) -> HttpResponse:
    """Show the own roles, the last log-ins, who stands in, and the choices."""
    actor = actor_of(request)
    held = actor.person.appointments_on()
    given = AppointmentRecord.objects.filter(delegated_by=actor.person)
    surroundings = {
        "reach": reach_told(held),
        "own": [(one, colleagues(one)) for one in held if one.delegated_by_id is None],
        "given": given.select_related("person", "organisation").order_by("-until")[:20],
        "log_ins": TrailEntryRecord.objects.filter(
            person=actor.person, subject=f"person:{actor.person.pk}", action="log_in"
        ).order_by("-number")[:_LAST],
        "lasting": len(lasting_log_ins(actor.person)),
        "second_factor": SecondFactorRecord.objects.filter(person=actor.person).exists(),
        "today": timezone.localdate(),
    }
    return render(request, "organisations/own_page.html", surroundings)


@require_POST
def delegate(request: HttpRequest) -> HttpResponse:
    """Let a colleague stand in."""
    told = request.POST
    delegate_role(
        number_told(told.get("appointment")) or 0, actor=actor_of(request),
        to=number_told(told.get("to")) or 0, since=day_of(told.get("since")),
        until=day_of(told.get("until")) or date.min,
    )  # fmt: skip
    messages.success(request, _("已委托，到期自动终止。"))
    return redirect("own_page")


@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """Keep the language, and go on in it."""
    person = choose_language(request.POST.get("language", ""), actor=actor_of(request))
    answer = redirect("own_page")
    answer.set_cookie(
        settings.LANGUAGE_COOKIE_NAME, person.language, max_age=31_536_000,
        samesite="Lax", httponly=True, secure=settings.SESSION_COOKIE_SECURE,
    )  # fmt: skip
    return answer


@require_POST
def log_out_everywhere(request: HttpRequest) -> HttpResponse:
    """End all log-ins of one's own, this one too."""
    actor = actor_of(request)
    end_log_ins(actor.person.pk, actor=actor)
    request.session.flush()
    return redirect("log_in")


@require_http_methods(["GET", "POST"])
@sensitive_post_parameters("code", "password")
def second_factor(request: HttpRequest) -> HttpResponse:
    """Take the code generator into use, or put it away."""
    actor = actor_of(request)
    if request.method == "POST" and "password" in request.POST:
        put_away_second_factor(actor=actor, password=request.POST["password"])
        return redirect("own_page")
    if request.method == "POST":
        secret = request.session.get(_SECRET, "") or new_secret()
        codes = take_second_factor(actor=actor, secret=secret, code=request.POST.get("code", ""))
        request.session.pop(_SECRET, None)
        return render(request, "organisations/second_factor.html", {"codes": codes})
    has_one = SecondFactorRecord.objects.filter(person=actor.person).exists()
    secret = request.session.get(_SECRET) or new_secret()
    request.session[_SECRET] = secret
    address = address_of(secret, actor.person.username, "jixiao")
    surroundings = {"has_one": has_one, "secret": secret, "picture": picture_of(address)}
    return render(request, "organisations/second_factor.html", surroundings)
