"""The panel beside the plan: indicators found by words, to be inserted at the right class."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from jixiao.review.trees import class_in, tree_of
from jixiao.standards.indicator_classes import Tree, level1_of, level2_classes, level2_of
from jixiao.web.library.labels import SECTORS, SHELVES
from jixiao.web.library.offers import Offer, Shelf
from jixiao.web.library.searching import LONGEST, search
from jixiao.web.organisations.actor import actor_of
from jixiao.web.plans.mapping import plan_on_record
from jixiao.web.plans.queries import may_do, within_reach
from jixiao.workflow.action import Action

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse
    from django_stubs_ext import StrPromise

_LEVELS: Final = ("成本指标", "产出指标", "效益指标", "满意度指标")


@dataclass(frozen=True, slots=True)
class ShownOffer:
    """An offer with the name of its shelf, and its cells as the page's script inserts them."""

    offer: Offer
    shelf: StrPromise
    sector: StrPromise | str
    cells: str


@require_GET
def panel(request: HttpRequest, plan_id: int) -> HttpResponse:
    """Show what the library offers for the words; `only=results` without the search field."""
    actor, wanted = actor_of(request), request.GET
    plan = get_object_or_404(within_reach(actor).select_related("project__year"), pk=plan_id)
    tree = tree_of(plan_on_record(plan).plan)
    words = " ".join(wanted.get("words", "")[:LONGEST].split())
    shelf = Shelf(wanted["shelf"]) if wanted.get("shelf") in set(Shelf) else None
    surroundings = {
        "plan": plan, "words": words, "shelf": shelf or "", "shelves": SHELVES.items(),
        "offers": [_shown(one, tree) for one in search(plan.path, words, shelf)],
        "classes": json.dumps(_order(tree), ensure_ascii=False),
        "editable": Action.EDIT in may_do(actor, plan),
    }  # fmt: skip
    part = "library/results.html" if wanted.get("only") == "results" else "library/panel.html"
    return render(request, part, surroundings)


def _shown(one: Offer, tree: Tree) -> ShownOffer:
    found = level2_of(one.level2)
    own = class_in(tree, found) if found else None
    level1 = own.home(tree).value if own else level1_of(one.level2) or ""
    cells = {"level1": level1, "level2": own.name if own else one.level2, "name": one.name}
    return ShownOffer(
        one, SHELVES[one.shelf], SECTORS.get(one.sector, ""), json.dumps(cells, ensure_ascii=False)
    )


def _order(tree: Tree) -> list[list[str]]:
    """Return level 1 and 2 of every class, in the order of the form that follows the tree."""
    ordered = sorted(level2_classes(), key=lambda one: _LEVELS.index(one.home(tree).value))
    return [[one.home(tree).value, one.name] for one in ordered]
