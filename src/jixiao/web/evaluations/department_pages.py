"""Department-wide performance: the list, a department's score side by side, its target table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from jixiao.evaluation.department_wide import FORM
from jixiao.web.evaluations.actions.settle_side import settle_side
from jixiao.web.evaluations.departments import (
    departments_within_reach,
    rules_of,
    scored_department,
    sees,
    settled_of,
    targets_of,
)
from jixiao.web.organisations.actor import actor_of
from jixiao.web.organisations.models import OrganisationRecord
from jixiao.web.plans.printing import printed
from jixiao.web.rounds.showing import cited, said
from jixiao.workflow.panel_duty import PanelDuty, has_panel_duty

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from jixiao.web.organisations.actor import Actor


@require_GET
def departments(request: HttpRequest) -> HttpResponse:
    """Show the departments the actor may look at as a whole."""
    found = departments_within_reach(actor_of(request))
    return render(request, "evaluations/departments.html", {"departments": found})


@require_http_methods(["GET", "POST"])
def department(request: HttpRequest, organisation_id: int, year: int) -> HttpResponse:
    """Show what a department's projects come to; keep what is settled by a person."""
    actor, told = actor_of(request), request.POST
    if request.method == "POST":
        settle_side(
            organisation_id, year, actor=actor, side=told.get("side", ""),
            share=told.get("share", ""), reason=told.get("reason", ""),
        )  # fmt: skip
        messages.success(request, _("已认定，得分已重新计算。"))
        return redirect("department_whole", organisation_id=organisation_id, year=year)
    one = _department(actor, organisation_id)
    rules, settled = rules_of(year), settled_of(one, year)
    score = scored_department(one, year)
    english = get_language() == "en"
    surroundings = {
        "department": one, "year": year, "score": score,
        "sides": [
            (
                each, each.side.name_en if english else each.side.name, said(each.arithmetic),
                settled.get(each.side.name) if not each.projects else None,
            )
            for each in score.sides
        ],
        "may": has_panel_duty(PanelDuty.SETTLE_SIDE, held=actor.held, place=one.path),
        "clauses": [cited(rules.source), cited(rules.points_source), cited(rules.roll_up_source)],
    }  # fmt: skip
    return render(request, "evaluations/department.html", surroundings)


@require_GET
def targets(request: HttpRequest, organisation_id: int, year: int, kind: str) -> HttpResponse:
    """Print the department-wide target table of a year."""
    return printed(targets_of(_department(actor_of(request), organisation_id), year), FORM, kind)


def _department(actor: Actor, organisation_id: int) -> OrganisationRecord:
    found: OrganisationRecord = get_object_or_404(OrganisationRecord, pk=organisation_id)
    if not sees(actor, found):
        raise Http404
    return found
