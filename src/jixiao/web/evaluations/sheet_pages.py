"""An expert's own sheet: scored, saved, handed in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from jixiao.evaluation.panel import unfinished
from jixiao.web.evaluations.actions.score_items import hand_in, save_scores
from jixiao.web.evaluations.judging import framework_of, points_of, sheet_of
from jixiao.web.evaluations.models import ProofKind
from jixiao.web.evaluations.pages import panel_of
from jixiao.web.evaluations.panel_lock import own_seat, situation_of
from jixiao.web.evaluations.plan_content import plan_of_panel
from jixiao.web.evaluations.showing import shown_sheet
from jixiao.web.organisations.actor import actor_of
from jixiao.web.rounds.showing import said
from jixiao.web.site.told_numbers import number_told
from jixiao.workflow.panel_course import PanelStanding, panel_steps_open
from jixiao.workflow.panel_duty import PanelDuty

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@require_http_methods(["GET", "POST"])
def sheet(request: HttpRequest, panel_id: int) -> HttpResponse:
    """Show the actor's own sheet; keep what was typed, and hand it in where that was pressed."""
    actor = actor_of(request)
    if request.method == "POST":
        told = request.POST
        base = number_told(told.get("revision"))
        typed = {
            name[6:]: (str(told[name]), told.get(f"reason-{name[6:]}", ""))
            for name in told
            if name.startswith("score-")
        }
        save_scores(panel_id, actor=actor, base=-1 if base is None else base, typed=typed)
        if told.get("then") == PanelDuty.HAND_IN.value:
            hand_in(panel_id, actor=actor)
            messages.success(request, _("评分已提交。全部专家提交后，组长进行评议。"))
            return redirect("panel", panel_id=panel_id)
        messages.success(request, _("已保存，提交前可以继续修改。"))
        return redirect("score_sheet", panel_id=panel_id)
    panel = panel_of(actor, panel_id)
    seat = own_seat(panel, actor)
    if seat is None:
        raise Http404
    framework, points = framework_of(panel), points_of(panel)
    given = sheet_of(seat)
    situation = situation_of(panel, actor, concerning=seat)
    standing = PanelStanding(panel.standing)
    surroundings = {
        "panel": panel, "seat": seat, "items": shown_sheet(panel, seat), "kinds": ProofKind.choices,
        "sum": sum(given.scores.values()), "plan": plan_of_panel(panel),
        "attachments": panel.plan.attachments.filter(removed=None),
        "open": [said(one) for one in unfinished(framework, points, given)],
        "may": panel_steps_open(standing, held=actor.held, situation=situation),
    }  # fmt: skip
    return render(request, "evaluations/sheet.html", surroundings)
