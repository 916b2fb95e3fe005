"""The library's own pages: searching, one indicator, keeping, retiring, offering again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from jixiao.standards.indicator_classes import level2_classes, level2_of
from jixiao.standards.indicator_library import sectors
from jixiao.web.library.actions.keep_entry import OPERATORS, Kept, keep_entry, may_change
from jixiao.web.library.actions.retire_indicator import restore_indicator, retire_indicator
from jixiao.web.library.labels import SECTORS, SHELVES
from jixiao.web.library.models import RetirementRecord
from jixiao.web.library.offers import Shelf, with_uses
from jixiao.web.library.places import LibraryPlace, places_of
from jixiao.web.library.searching import LONGEST, division_of, search
from jixiao.web.library.subjects import found_subject
from jixiao.web.library.uses import uses_of
from jixiao.web.organisations.actor import actor_of
from jixiao.wording.targets import parse_target

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from jixiao.web.organisations.actor import Actor

_MOST: Final = 100


@require_GET
def library(request: HttpRequest) -> HttpResponse:
    """Show what the library of a place offers for the words."""
    wanted, actor = request.GET, actor_of(request)
    place = _place(actor, wanted.get("place", ""))
    words = " ".join(wanted.get("words", "")[:LONGEST].split())
    shelf = Shelf(wanted["shelf"]) if wanted.get("shelf") in set(Shelf) else None
    surroundings = {
        "place": place, "places": places_of(actor), "words": words, "shelf": shelf or "",
        "shelves": SHELVES.items(), "offers": search(place.path, words, shelf, most=_MOST),
        "most": _MOST, "classes": [one.name for one in level2_classes()],
        "operators": OPERATORS, "sectors": [(one, SECTORS[one]) for one in sectors()],
        "retired": RetirementRecord.objects.filter(place=place.path).select_related("person"),
        "given": _given(wanted.get("level2", ""), wanted.get("name", ""), wanted.get("target", "")),
    }  # fmt: skip
    return render(request, "library/library.html", surroundings)


@require_GET
def indicator(request: HttpRequest, subject: str) -> HttpResponse:
    """Show one indicator: how it is counted, where it is used, every target others set."""
    actor = actor_of(request)
    found = found_subject(subject, actor)
    place = _place(actor, found.place or request.GET.get("place", ""))
    offer = with_uses([found.offer], division_of(place.path))[0]
    surroundings = {
        "offer": offer, "place": place, "uses": uses_of(offer, actor),
        "may_retire": may_change(found.place or division_of(place.path), actor),
        "shelf_label": SHELVES[offer.shelf], "sector_label": SECTORS.get(offer.sector, ""),
        "retired": RetirementRecord.objects.filter(
            subject=subject, place__in={place.path, division_of(place.path)}
        ).first(),
    }  # fmt: skip
    return render(request, "library/indicator.html", surroundings)


@require_POST
def keep(request: HttpRequest) -> HttpResponse:
    """Keep an indicator at a place, and show it there."""
    told = request.POST
    place = told.get("place", "")
    kept = Kept(
        *(told.get(name, "") for name in ("level2", "name", "operator", "unit", "about", "sector"))
    )
    made = keep_entry(place, kept, actor=actor_of(request))
    messages.success(request, _("“{name}”已加入指标库。").format(name=made.name))
    return _back(place, made.name)


@require_POST
def retire(request: HttpRequest) -> HttpResponse:
    """Offer an indicator no longer, for the reason given."""
    told = request.POST
    made = retire_indicator(
        told.get("subject", ""), told.get("place", ""), actor=actor_of(request),
        reason=told.get("reason", ""),
    )  # fmt: skip
    messages.success(request, _("“{name}”已停用。").format(name=made.title))
    return _back(made.place)


@require_POST
def restore(request: HttpRequest, retirement_id: int) -> HttpResponse:
    """Offer an indicator again."""
    held = RetirementRecord.objects.filter(pk=retirement_id).first()
    restore_indicator(retirement_id, actor=actor_of(request))
    return _back(held.place if held else "")


def _given(level2: str, name: str, target: str) -> Kept:
    """Return what the form is filled with: a row of a plan, its target split into sign and unit."""
    found, split = level2_of(level2[:LONGEST]), parse_target(target[:LONGEST])
    sign = split.operator if split.operator in OPERATORS else ""
    return Kept(found.name if found else "", name[:120], sign or "", split.unit or "")


def _place(actor: Actor, path: str) -> LibraryPlace:
    """Return the place whose library is opened; raises Http404 for those who read none."""
    places = places_of(actor)
    found = next((one for one in places if one.path == path), places[0] if places else None)
    if found is None:
        raise Http404
    return found


def _back(place: str, words: str = "") -> HttpResponse:
    answer = redirect("library")
    answer["Location"] += "?" + urlencode({"place": place, "words": words})
    return answer
