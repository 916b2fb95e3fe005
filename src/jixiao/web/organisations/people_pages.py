"""The administrator's pages of people."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from jixiao.web.organisations.actions.appoint_person import appoint_person
from jixiao.web.organisations.actions.create_person import create_person
from jixiao.web.organisations.actions.end_appointment import end_appointment
from jixiao.web.organisations.actions.end_log_ins import end_log_ins
from jixiao.web.organisations.actions.reset_password import reset_password
from jixiao.web.organisations.actions.set_active import set_active
from jixiao.web.organisations.actions.unlock_person import unlock_person
from jixiao.web.organisations.actor import actor_of
from jixiao.web.organisations.log_in_limit import lasting_log_ins
from jixiao.web.organisations.managing import (
    organisations_managed,
    people_managed,
    refuse_others,
)
from jixiao.web.organisations.models import AppointmentRecord, PersonRecord
from jixiao.web.organisations.reach_page import reach_told
from jixiao.web.site.told_numbers import number_told
from jixiao.workflow.role import Role

if TYPE_CHECKING:
    from collections.abc import Callable

    from jixiao.web.organisations.actor import Actor

PER_PAGE = 50


@require_GET
def people(request: HttpRequest) -> HttpResponse:
    """List the people of the own divisions, found by words, role and standing."""
    actor, wanted = actor_of(request), request.GET
    refuse_others(actor)
    found = people_managed(actor)
    if words := wanted.get("words", "").strip():
        found = found.filter(
            Q(name__icontains=words)
            | Q(username__icontains=words)
            | Q(appointments__organisation__name__icontains=words)
        ).distinct()
    if wanted.get("role") in set(Role):
        found = found.filter(appointments__role=wanted["role"]).distinct()
    if wanted.get("closed"):
        found = found.filter(is_active=False)
    page = Paginator(found.prefetch_related("appointments__organisation"), PER_PAGE).get_page(
        wanted.get("page")
    )
    kept = wanted.copy()
    kept.pop("page", None)
    told = {"page": page, "wanted": wanted, "roles": list(Role), "kept": kept.urlencode()}
    return render(request, "organisations/people.html", told)


def new_person(request: HttpRequest) -> HttpResponse:
    """Make a person; show the one-time password once."""
    actor, told = actor_of(request), request.POST
    refuse_others(actor)
    if request.method == "POST":
        made = create_person(
            actor=actor, username=told.get("username", ""), name=told.get("name", ""),
            mail=told.get("mail", ""), role=told.get("role", ""),
            organisation_id=_number(told.get("organisation")),
        )  # fmt: skip
        return _handed_over(request, [(made.person, made.password)])
    surroundings = {"organisations": organisations_managed(actor), "roles": list(Role)}
    return render(request, "organisations/new_person.html", surroundings)


@require_GET
def person(request: HttpRequest, person_id: int) -> HttpResponse:
    """Show a person: appointments, log-ins, what they see and do, and what can be done."""
    actor = actor_of(request)
    found = get_object_or_404(people_managed(actor), pk=person_id)
    own = found.appointments.filter(organisation__in=organisations_managed(actor))
    surroundings = {
        "one": found,
        "is_self": found.pk == actor.person.pk,
        "appointments": own.select_related("organisation", "delegated_by"),
        "reach": reach_told(
            [each for each in found.appointments_on() if own.filter(pk=each.pk).exists()]
        ),
        "organisations": organisations_managed(actor),
        "roles": list(Role),
        "log_ins": lasting_log_ins(found),
        "second_factor": hasattr(found, "second_factor"),
    }
    return render(request, "organisations/person.html", surroundings)


@require_POST
def manage_person(request: HttpRequest, person_id: int, action: str) -> HttpResponse:
    """Do what a button of the person's page says."""
    actor, told = actor_of(request), request.POST
    if action == "reset-password":
        password = reset_password(
            person_id, actor=actor, second_factor=bool(told.get("second_factor"))
        )
        return _handed_over(request, [(PersonRecord.objects.get(pk=person_id), password)])
    if action not in _ACTIONS:
        raise Http404
    _ACTIONS[action](person_id, actor, told)
    messages.success(request, _("已办理。"))
    return redirect("person", person_id=person_id)


@require_POST
def end(request: HttpRequest, appointment_id: int) -> HttpResponse:
    """End an appointment or a delegation, and show where it stood."""
    actor = actor_of(request)
    found: AppointmentRecord = end_appointment(appointment_id, actor=actor)
    messages.success(request, _("已办理。"))
    if found.delegated_by_id == actor.person.pk:
        return redirect("own_page")
    return redirect("person", person_id=found.person_id)


def _handed_over(request: HttpRequest, made: list[tuple[PersonRecord, str]]) -> HttpResponse:
    answer = render(request, "organisations/handed_over.html", {"made": made})
    answer["Cache-Control"] = "no-store"
    return answer


def _appoint(person_id: int, actor: Actor, told: Any) -> None:  # noqa: ANN401 - Django's QueryDict
    appoint_person(
        person_id, actor=actor, organisation_id=_number(told.get("organisation")),
        role=told.get("role", ""), since=day_of(told.get("since")),
        until=day_of(told.get("until")),
    )  # fmt: skip


def _number(told: str | None) -> int:
    return number_told(told) or 0


def day_of(told: str | None) -> date | None:
    """Return the day a form names, None for a blank or anything that is no day."""
    try:
        return date.fromisoformat(told or "")
    except ValueError:
        return None


_ACTIONS: dict[str, Callable[[int, Actor, Any], object]] = {
    "appoint": _appoint,
    "unlock": lambda one, actor, _told: unlock_person(one, actor=actor),
    "close": lambda one, actor, _told: set_active(one, actor=actor, active=False),
    "open": lambda one, actor, _told: set_active(one, actor=actor, active=True),
    "log-out": lambda one, actor, _told: end_log_ins(one, actor=actor),
}
