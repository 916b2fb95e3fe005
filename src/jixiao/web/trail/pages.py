"""The history of a plan and of a person, as far as the reader reaches."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from jixiao.web.organisations.actor import actor_of
from jixiao.web.organisations.managing import people_managed
from jixiao.web.organisations.models import PersonRecord
from jixiao.web.plans.models import YearRecord
from jixiao.web.plans.queries import within_reach
from jixiao.web.trail.labels import LABELS
from jixiao.web.trail.models import TrailEntryRecord
from jixiao.workflow.year_duty import YearDuty, has_duty

if TYPE_CHECKING:
    from datetime import datetime

    from django.db.models import QuerySet
    from django.http import HttpRequest, HttpResponse

PER_PAGE = 50


@dataclass(frozen=True, slots=True)
class ShownEntry:
    """An entry for a page; `before` and `after` are blank where the reader may not know them."""

    number: int
    at: datetime
    person: str
    origin: str
    subject: str
    action: str
    before: str
    after: str


@require_GET
def of_plan(request: HttpRequest, plan_id: int) -> HttpResponse:
    """Show all that was done to a plan within reach, the newest first."""
    plan = get_object_or_404(within_reach(actor_of(request)), pk=plan_id)
    entries = TrailEntryRecord.objects.filter(subject=f"plan:{plan.pk}")
    return _page(request, entries, {"plan": plan}, told=f"plan:{plan.pk}")


@require_GET
def of_year(request: HttpRequest, year_id: int) -> HttpResponse:
    """Show what was done to a year and its list of projects, to who watches over all of it."""
    year = get_object_or_404(YearRecord.objects.select_related("division"), pk=year_id)
    held = actor_of(request).held
    if not has_duty(YearDuty.WATCH, held=held, place=year.division.path):
        raise Http404
    entries = TrailEntryRecord.objects.filter(subject=f"year:{year.pk}")
    return _page(request, entries, {"year": year}, told=f"year:{year.pk}")


@require_GET
def of_person(request: HttpRequest, person_id: int) -> HttpResponse:
    """Show what a person did and what was done to the account; contents of plans are not told."""
    actor = actor_of(request)
    people = people_managed(actor) | PersonRecord.objects.filter(pk=actor.person.pk)
    found = get_object_or_404(people.distinct(), pk=person_id)
    own = TrailEntryRecord.objects.filter(subject=f"person:{found.pk}")
    entries = own | TrailEntryRecord.objects.filter(person=found)
    return _page(request, entries, {"one": found}, told=f"person:{found.pk}")


def _page(
    request: HttpRequest,
    entries: QuerySet[TrailEntryRecord],
    surroundings: dict[str, Any],
    *,
    told: str,
) -> HttpResponse:
    ordered = entries.select_related("person").order_by("-number")
    page = Paginator(ordered, PER_PAGE).get_page(request.GET.get("page"))
    shown = [_shown(one, told=one.subject == told) for one in page]
    return render(request, "trail/history.html", {**surroundings, "page": page, "shown": shown})


def _shown(one: TrailEntryRecord, *, told: bool) -> ShownEntry:
    label = LABELS.get(one.action, one.action)
    return ShownEntry(
        one.number, one.at, str(one.person) if one.person else "", one.origin, one.subject,
        _(label), _text(one.before) if told else "", _text(one.after) if told else "",
    )  # fmt: skip


def _text(value: object) -> str:
    return "" if value is None else json.dumps(value, ensure_ascii=False, indent=1)
