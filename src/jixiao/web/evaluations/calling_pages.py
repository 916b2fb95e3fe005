"""A panel is opened; experts are called, put in the chair, dismissed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from jixiao.standards.expert_evaluation import FrameworkKind, frameworks
from jixiao.standards.grades import grade_scales
from jixiao.web.evaluations.actions.call_expert import appoint_expert, dismiss_expert, name_chair
from jixiao.web.evaluations.actions.open_panel import DUTIES, Call, open_panel
from jixiao.web.evaluations.actions.read_again import read_again
from jixiao.web.evaluations.actions.remind_experts import remind_experts
from jixiao.web.evaluations.models import PanelKind, PanelRecord
from jixiao.web.evaluations.queries import experts_for
from jixiao.web.evaluations.showing import group, named
from jixiao.web.organisations.actor import actor_of
from jixiao.web.plans.queries import within_reach
from jixiao.web.rounds.showing import cited
from jixiao.web.site.told_numbers import number_told
from jixiao.workflow.panel_duty import refuse_without

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse, QueryDict

    from jixiao.standards.expert_evaluation import Framework
    from jixiao.web.plans.models import PlanRecord


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, plan_id: int, panel_kind: str) -> HttpResponse:
    """Show what calling experts on a plan needs to be told; call them."""
    if panel_kind not in PanelKind.values:
        raise Http404
    actor, kind = actor_of(request), PanelKind(panel_kind)
    plan = get_object_or_404(
        within_reach(actor).select_related("project__unit", "project__year"), pk=plan_id
    )
    refuse_without(DUTIES[kind], held=actor.held, place=plan.path)
    framework = frameworks()[FrameworkKind(kind.value)].on(date(plan.fiscal_year, 12, 31))
    if request.method == "POST":
        made = open_panel(plan_id, kind, actor=actor, call=_call(request.POST, framework))
        messages.success(request, _("已聘请专家，专家登录后即可评分。"))
        return redirect("panel", panel_id=made.pk)
    english = get_language() == "en"
    chosen = request.GET.get("set", "")
    sets = [one.id for one in framework.sets]
    points = _points_before(plan, kind, framework, chosen if chosen in sets else sets[0])
    surroundings = {
        "plan": plan, "kind": kind, "framework": framework,
        "title": framework.title_en if english else framework.title,
        "sets": [(one.id, one.title_en if english else one.title) for one in framework.sets],
        "chosen": chosen, "today": timezone.localdate().isoformat(),
        "experts": experts_for(plan, actor),
        "items": [
            (item, group(item.level1), *named(item), points[item.id]) for item in framework.items
        ],
        "scales": [
            (name, "　".join(f"{group(grade)}≥{least}" for grade, least in
                            grade_scales(name).on(date(plan.fiscal_year, 12, 31)).steps))
            for name in framework.scales
        ],
        "floor_groups": [group(one) for one in framework.floor.groups] if framework.floor else [],
        "points_clause": cited(framework.points_source),
        "floor_clause": cited(framework.floor.source) if framework.floor else "",
        "panel_clause": cited(framework.panel_source),
    }  # fmt: skip
    return render(request, "evaluations/new.html", surroundings)


@require_POST
def appoint(request: HttpRequest, panel_id: int) -> HttpResponse:
    """Call one more expert, and show the panel."""
    person = number_told(request.POST.get("person"))
    appoint_expert(panel_id, actor=actor_of(request), person=-1 if person is None else person)
    return redirect("panel", panel_id=panel_id)


@require_POST
def change_seat(request: HttpRequest, seat_id: int, step: str) -> HttpResponse:
    """Put an expert in the chair or dismiss one, and show the panel."""
    actor = actor_of(request)
    if step == "chair":
        seat = name_chair(seat_id, actor=actor)
    elif step == "dismiss":
        seat = dismiss_expert(seat_id, actor=actor, reason=request.POST.get("reason", ""))
    else:
        raise Http404
    return redirect("panel", panel_id=seat.panel_id)


@require_POST
def remind(request: HttpRequest, panel_id: int) -> HttpResponse:
    """Ask for the sheets that are missing, and show the panel."""
    told = request.POST
    remind_experts(
        panel_id, actor=actor_of(request), due=told.get("due", ""), text=told.get("text", "")
    )
    messages.success(request, _("已通知没有提交评分的专家；同一天只通知一次。"))
    return redirect("panel", panel_id=panel_id)


@require_POST
def second_reading(request: HttpRequest, panel_id: int) -> HttpResponse:
    """Let the experts score a second time, and show the panel."""
    told = request.POST
    read_again(
        panel_id, actor=actor_of(request), reason=told.get("reason", ""), due=told.get("due", "")
    )
    messages.success(request, _("已请各位专家进行第二轮评分。"))
    return redirect("panel", panel_id=panel_id)


def _call(told: QueryDict, framework: Framework) -> Call:
    numbers = (number_told(one) for one in told.getlist("experts"))
    return Call(
        experts=[one for one in numbers if one is not None],
        chair=number_told(told.get("chair")),
        points={item.id: told.get(f"points-{item.id}", "") for item in framework.items},
        scale=told.get("scale", ""),
        due=told.get("due", ""),
    )


def _points_before(
    plan: PlanRecord, kind: PanelKind, framework: Framework, set_id: str
) -> dict[str, str]:
    """Return the points the page begins with: those of the set asked for.

    Without a choice they are what the division used last, where the items are still the same.
    """
    division = f"{plan.path.partition('/')[0]}/"
    last = PanelRecord.objects.filter(kind=kind, path__startswith=division).first()
    preset = {item: f"{number:f}" for item, number in framework.preset(set_id).items()}
    if last is not None and set(last.points) == set(preset) and set_id == framework.sets[0].id:
        return dict(last.points)
    return preset
