"""Panels of experts: the list, the panel with its result, what the chair and the bureau do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from jixiao.model.message import message
from jixiao.model.panel_texts import LABELS, REQUIRED
from jixiao.web.evaluations.actions.cancel_panel import cancel_panel
from jixiao.web.evaluations.actions.close_panel import close_panel
from jixiao.web.evaluations.actions.decide_conclusion import decide_conclusion
from jixiao.web.evaluations.actions.disclose_panel import disclose_panel
from jixiao.web.evaluations.actions.write_findings import write_findings
from jixiao.web.evaluations.models import STANDINGS, OutcomeName, PanelKind
from jixiao.web.evaluations.panel_lock import PanelChangeRefused
from jixiao.web.evaluations.printing import plan_as_shown, printed_report
from jixiao.web.evaluations.queries import experts_for, listed, panels_of, waiting
from jixiao.web.evaluations.showing import surroundings_of, view_for
from jixiao.web.organisations.actor import actor_of
from jixiao.web.plans.queries import within_reach
from jixiao.web.rounds.showing import said
from jixiao.web.site.told_numbers import number_told
from jixiao.workflow.panel_duty import PanelDuty, has_panel_duty
from jixiao.workflow.role import READERS
from jixiao.workflow.stage import Stage

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from jixiao.web.evaluations.models import PanelRecord
    from jixiao.web.organisations.actor import Actor
    from jixiao.web.plans.models import PlanRecord

PER_PAGE: Final = 50
_OFFERED: Final = 100


@require_GET
def panels(request: HttpRequest) -> HttpResponse:
    """Show the panels the actor may look at, what waits, and the plans one can be called on."""
    actor, wanted = actor_of(request), request.GET
    own = panels_of(actor)
    year = number_told(wanted.get("year"))
    chosen = own if year is None else own.filter(fiscal_year=year)
    if wanted.get("kind") in PanelKind.values:
        chosen = chosen.filter(kind=wanted["kind"])
    if wanted.get("standing") in dict(STANDINGS):
        chosen = chosen.filter(standing=wanted["standing"])
    kept = wanted.copy()
    kept.pop("page", None)
    surroundings = {
        "page": Paginator(listed(chosen), PER_PAGE).get_page(wanted.get("page")), "wanted": wanted,
        "kept": kept.urlencode(), "waiting": waiting(actor), "kinds": PanelKind.choices,
        "standings": STANDINGS, "openable": _openable(actor),
        "years": list(own.order_by("-fiscal_year").values_list("fiscal_year", flat=True)
                      .distinct()),
        "reads": any(one.role in READERS for one in actor.held),
    }  # fmt: skip
    return render(request, "evaluations/panels.html", surroundings)


@require_GET
def panel(request: HttpRequest, panel_id: int) -> HttpResponse:
    """Show a panel: who sits on it, and once all sheets are in what they come to."""
    actor = actor_of(request)
    one = panel_of(actor, panel_id)
    surroundings = surroundings_of(one, actor)
    texts = one.findings.get("texts", {})
    surroundings |= {
        "texts": [
            (name, said(message(label)), texts.get(name, ""), name in REQUIRED)
            for name, label in LABELS.items()
        ],
        "outcomes": OutcomeName.choices,
        "callable": [
            person
            for person in experts_for(one.plan, actor)
            if person.pk not in {seat.person_id for seat in surroundings["seats"]}
        ]
        if PanelDuty.APPOINT_EXPERT.value in surroundings["may"]
        else [],
    }
    return render(request, "evaluations/panel.html", surroundings)


@require_POST
def findings(request: HttpRequest, panel_id: int) -> HttpResponse:
    """Keep what the chair wrote; a press on close ends the panel as well."""
    told, actor = request.POST, actor_of(request)
    texts = {name: told.get(f"text-{name}", "") for name in LABELS}
    notes = {name[5:]: str(told[name]) for name in told if name.startswith("note-")}
    write_findings(panel_id, actor=actor, texts=texts, notes=notes)
    if told.get("then") == PanelDuty.CLOSE_PANEL.value:
        close_panel(panel_id, actor=actor)
        messages.success(request, _("评价结果已认定。"))
    else:
        messages.success(request, _("已保存。"))
    return redirect("panel", panel_id=panel_id)


@require_POST
def cancel(request: HttpRequest, panel_id: int) -> HttpResponse:
    """End the panel without a result, and show it."""
    cancel_panel(panel_id, actor=actor_of(request), reason=request.POST.get("reason", ""))
    return redirect("panel", panel_id=panel_id)


@require_POST
def conclusion(request: HttpRequest, panel_id: int) -> HttpResponse:
    """Keep the conclusion decided on, and show it."""
    told = request.POST
    decide_conclusion(
        panel_id, actor=actor_of(request), outcome=told.get("outcome", ""),
        reason=told.get("reason", ""),
    )  # fmt: skip
    return redirect("panel", panel_id=panel_id)


@require_POST
def disclose(request: HttpRequest, panel_id: int) -> HttpResponse:
    """Make public what the panel came to, and show it."""
    disclose_panel(panel_id, actor=actor_of(request), redact=request.POST.get("redact") == "1")
    messages.success(request, _("评价结果已公开。"))
    return redirect("panel", panel_id=panel_id)


@require_GET
def plan_shown(request: HttpRequest, panel_id: int, kind: str) -> HttpResponse:
    """Print the plan as the experts are shown it."""
    return plan_as_shown(panel_of(actor_of(request), panel_id), kind)


@require_GET
def report(request: HttpRequest, panel_id: int, kind: str) -> HttpResponse:
    """Print the report of a panel that came to a result, as far as the person may read it."""
    actor = actor_of(request)
    one = panel_of(actor, panel_id)
    if getattr(one, "result", None) is None:
        raise PanelChangeRefused(message("评价结果认定以后才有报告。"))
    return printed_report(one, kind, sheets=view_for(one, actor).sheets)


def panel_of(actor: Actor, panel_id: int) -> PanelRecord:
    """Return a panel the actor may look at; 404 for others."""
    found: PanelRecord = get_object_or_404(panels_of(actor), pk=panel_id)
    return found


def _openable(actor: Actor) -> list[tuple[PlanRecord, str, str]]:
    """Return plans the actor may call experts on now, with the kind's value and label."""
    plans = (
        within_reach(actor)
        .filter(project__year__archived=False, secret=False)
        .select_related("project__unit")
        .defer("content")
        .order_by("-fiscal_year", "path", "code", "pk")
    )
    ways = (
        (PanelKind.EX_ANTE, PanelDuty.OPEN_EX_ANTE, plans.exclude(stage=Stage.APPROVED)),
        (PanelKind.EVALUATION, PanelDuty.OPEN_EVALUATION, plans.filter(version__gt=0)),
    )
    return [
        (one, kind.value, str(kind.label))
        for kind, duty, found in ways
        for one in found[:_OFFERED]
        if has_panel_duty(duty, held=actor.held, place=one.path)
    ]
