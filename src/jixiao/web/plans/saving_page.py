"""Where the plan page sends what was typed, and hears what the rules say of it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseBadRequest,
    JsonResponse,
    RawPostDataException,
)
from django.template.loader import render_to_string
from django.views.decorators.http import require_POST

from jixiao.web.organisations.actor import actor_of
from jixiao.web.plans.actions.save_changes import Saved, save_changes
from jixiao.web.plans.mapping import changes_of, told_of
from jixiao.web.plans.queries import may_do
from jixiao.web.plans.sources import sources_of
from jixiao.web.reviews.showing import shown_findings
from jixiao.web.site.plain_texts import keepable

if TYPE_CHECKING:
    from jixiao.forms.typed_changes import Conflict

MOST_CHANGES: Final = 20_000
"""Changes in one batch; a whole table pasted is a few thousand cells."""
_UNREADABLE: Final = (
    ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError,
    RawPostDataException,
)  # fmt: skip


@require_POST
def changes(request: HttpRequest, plan_id: int) -> HttpResponse:
    """Save changes `{base, changes}`; answer 409 with both texts where two people wrote.

    The answer holds the new revision, the findings now, and what others changed since `base`.
    A change may say what it was taken `from`; the trail keeps it.
    """
    try:
        told = json.loads(request.body)
        wanted = changes_of(told["changes"])
        base = int(told["base"])
        if base < 0 or len(wanted) > MOST_CHANGES or not keepable(told):
            return HttpResponseBadRequest("text")
        sources = sources_of(told["changes"], plan_id, actor_of(request))
    except _UNREADABLE:
        return HttpResponseBadRequest("changes")
    saved = save_changes(
        plan_id,
        actor=actor_of(request),
        base=base,
        changes=wanted,
        sources=sources,
    )
    return JsonResponse(_answer(request, saved), status=409 if saved.conflicts else 200)


def _answer(request: HttpRequest, saved: Saved) -> dict[str, Any]:
    plan, findings = saved.plan, shown_findings(saved.findings)
    may = {action.value for action in may_do(actor_of(request), plan)}
    told = {"plan": plan, "findings": findings, "may": may}
    return {
        "revision": plan.revision,
        "theirs": told_of(list(saved.theirs)),
        "conflicts": [_both(one) for one in saved.conflicts],
        "places": [[*place, one.severity] for one in findings for place in one.places],
        "findings": render_to_string("reviews/findings.html", told, request),
        "counts": render_to_string("plans/counts.html", told, request),
    }


def _both(one: Conflict) -> dict[str, str | None]:
    return {"row": one.row, "name": one.name, "mine": one.mine, "theirs": one.theirs}
