"""The list of plans, the plan itself, and the buttons that move it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from jixiao.web.organisations.actor import actor_of
from jixiao.web.plans.actions.adjust_plan import adjust_plan
from jixiao.web.plans.actions.approve_plan import approve_plan
from jixiao.web.plans.actions.forward_plan import forward_plan
from jixiao.web.plans.actions.recall_plan import recall_plan
from jixiao.web.plans.actions.return_plan import return_plan
from jixiao.web.plans.actions.submit_plan import submit_plan
from jixiao.web.plans.layout import layout_of
from jixiao.web.plans.mapping import typed_on_record
from jixiao.web.plans.models import STAGES
from jixiao.web.plans.paging import named, page_of
from jixiao.web.plans.printing import PLAN_FORM, document_now, printed
from jixiao.web.plans.queries import may_do, within_reach
from jixiao.web.plans.steps import steps_of
from jixiao.web.plans.texts import told_texts
from jixiao.web.reviews.desk import neighbours
from jixiao.web.reviews.showing import shown_findings
from jixiao.web.site.told_numbers import number_told
from jixiao.workflow.action import Action
from jixiao.workflow.role import Role
from jixiao.workflow.stage import Stage

if TYPE_CHECKING:
    from collections.abc import Callable

    from jixiao.web.organisations.actor import Actor


def plan_list(request: HttpRequest) -> HttpResponse:
    """Show the plans within reach, filtered by year, stage, severity and words."""
    wanted, actor = request.GET, actor_of(request)
    plans = within_reach(actor)
    if (year := number_told(wanted.get("year"))) is not None:
        plans = plans.filter(fiscal_year=year)
    if wanted.get("stage") in dict(STAGES):
        plans = plans.filter(stage=wanted["stage"])
    if wanted.get("open") in ("blocking", "query"):
        plans = plans.filter(**{f"{wanted['open']}__gt": 0})
    if words := wanted.get("words", "").strip():
        plans = plans.filter(named(words) | Q(code__startswith=words))
    page, more = page_of(plans, wanted.get("page"))
    kept = wanted.copy()
    kept.pop("page", None)
    desks = [one for one in actor.held if one.role is Role.PERFORMANCE_DESK]
    surroundings = {
        "page": page,
        "more": more,
        "stages": STAGES,
        "wanted": wanted,
        "kept": kept.urlencode(),
        "may_approve": bool(desks) and wanted.get("stage") == Stage.PERFORMANCE_REVIEW,
    }
    return render(request, "plans/plan_list.html", surroundings)


def plan_page(request: HttpRequest, plan_id: int) -> HttpResponse:
    """Show a plan as its form, with the findings beside it and what can be done with it."""
    actor = actor_of(request)
    plan = get_object_or_404(
        within_reach(actor).select_related("project__unit", "project__year"), pk=plan_id
    )
    open_to = may_do(actor, plan)
    findings = shown_findings(plan.findings.filter(present=True))
    layout = layout_of(typed_on_record(plan.content), findings)
    surroundings = {
        "plan": plan,
        "layout": layout,
        "findings": findings,
        "steps": steps_of(plan, layout),
        "may": {action.value for action in open_to},
        "editable": Action.EDIT in open_to,
        "queue": neighbours(actor, plan_id),
        "comments": plan.comments.select_related("person"),
        "texts": told_texts() if Action.EDIT in open_to else None,
    }
    return render(request, "plans/plan_page.html", surroundings)


def plan_print(request: HttpRequest, plan_id: int, kind: str) -> HttpResponse:
    """Print a plan as it stands now."""
    plan = get_object_or_404(within_reach(actor_of(request)), pk=plan_id)
    return printed(document_now(plan), PLAN_FORM, kind)


@require_POST
def move(request: HttpRequest, plan_id: int, action: str) -> HttpResponse:
    """Do what a button of the plan page says, and show the plan again."""
    if action not in _MOVES:
        raise Http404
    _MOVES[action](plan_id, actor_of(request), request.POST)
    return redirect("plan_page", plan_id=plan_id)


def _return(plan_id: int, actor: Actor, told: Any) -> None:  # noqa: ANN401 - Django's QueryDict
    reasons = [
        {"row": row, "field": field, "text": text}
        for row, field, text in zip(
            told.getlist("row"), told.getlist("field"), told.getlist("text"), strict=False
        )
    ]
    to = Stage(told["to"]) if told.get("to") in dict(STAGES) else Stage.DRAFT
    return_plan(plan_id, actor=actor, reasons=reasons, to=to)


_MOVES: dict[str, Callable[[int, Actor, Any], object]] = {
    "submit": lambda plan, actor, _told: submit_plan(plan, actor=actor),
    "recall": lambda plan, actor, _told: recall_plan(plan, actor=actor),
    "forward": lambda plan, actor, _told: forward_plan(plan, actor=actor),
    "return": _return,
    "approve": lambda plan, actor, told: approve_plan(
        plan, actor=actor, document_number=told.get("document_number", "").strip()
    ),
    "adjust": lambda plan, actor, told: adjust_plan(
        plan, actor=actor, reason=told.get("reason", "")
    ),
}
