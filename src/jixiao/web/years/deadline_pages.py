"""The deadlines of a year: set by the bureau, watched by departments, the bureau and auditors."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as translate
from django.views.decorators.http import require_GET, require_POST

from jixiao.model.message import Message, message
from jixiao.web.organisations.actor import actor_of
from jixiao.web.organisations.holders import holders_in
from jixiao.web.years.actions.close_stages import CLOSED, close_stages
from jixiao.web.years.lateness import Lateness, Watch, by_stage, by_unit, watch
from jixiao.web.years.queries import duties_for, years_within_reach
from jixiao.web.years.year_lock import InvalidYearChange
from jixiao.workflow.deadlines import missed_later
from jixiao.workflow.role import Role
from jixiao.workflow.route import route_named
from jixiao.workflow.stage import Stage
from jixiao.workflow.year_duty import YearDuty, refuse_without

if TYPE_CHECKING:
    from collections.abc import Iterable

    from django.http import HttpRequest, HttpResponse

    from jixiao.web.plans.models import PlanRecord, ProjectRecord

PER_PAGE: Final = 50
_UNITS: Final = 100
_KINDS: Final = (
    (Lateness.LATE, translate("已逾期")),
    (Lateness.SOON, translate("即将到期")),
    (Lateness.WILL_MISS, translate("预计赶不上")),
    (Lateness.UNDECLARED, translate("还没有填报")),
)


@require_GET
def deadlines(request: HttpRequest, year_id: int) -> HttpResponse:
    """Show the closing days, how each stage and unit stands, and the plans of one kind."""
    actor = actor_of(request)
    year = get_object_or_404(years_within_reach(actor), pk=year_id)
    duties = duties_for(actor, year)
    if YearDuty.WATCH not in duties:
        refuse_without(YearDuty.WATCH, held=(), place=year.division.path)
    watched = watch(actor, year, timezone.localdate())
    counts = _counts(watched)
    told = request.GET.get("kind", "")
    first = next((kind for kind, _label in _KINDS if counts[kind]), Lateness.LATE)
    kind = Lateness(told) if told in set(Lateness) else first
    surroundings = {
        "year": year, "duties": duties, "kind": kind, "kept": f"kind={kind}",
        "stages": by_stage(watched), "units": by_unit(watched, _UNITS),
        "kinds": [(one, label, counts[one]) for one, label in _KINDS],
        "closings": [(one, year.closing.get(one.value, "")) for one in CLOSED],
        **_chosen(request, watched, kind),
    }  # fmt: skip
    return render(request, "years/deadlines.html", surroundings)


@require_POST
def close(request: HttpRequest, year_id: int) -> HttpResponse:
    """Set the closing days, and show how the plans stand against them."""
    days = {stage: _day(stage, request.POST.get(stage.value, "")) for stage in CLOSED}
    close_stages(year_id, actor=actor_of(request), days=days)
    messages.success(request, _("截止日期已保存，各绩效目标的期限已更新。"))
    return redirect("deadlines", year_id=year_id)


def _day(stage: Stage, told: str) -> date | None:
    try:
        return date.fromisoformat(told.strip()) if told.strip() else None
    except ValueError:
        raise InvalidYearChange(
            message("“{stage}”的截止日期“{told}”不是日期；请写成2026-10-31。",
                    stage=Message(stage.label), told=told[:20])
        ) from None  # fmt: skip


def _counts(watched: Watch) -> dict[Lateness, int]:
    plans = {
        kind: watched.chosen(kind).count()
        for kind in (Lateness.LATE, Lateness.SOON, Lateness.WILL_MISS)
    }
    return {**plans, Lateness.UNDECLARED: watched.projects.count()}


def _chosen(request: HttpRequest, watched: Watch, kind: Lateness) -> dict[str, Any]:
    """Return the page of plans or projects of a kind, each with who is to act."""
    rows: Iterable[Any]
    if kind is Lateness.UNDECLARED:
        found: Any = watched.projects.select_related("unit").order_by("unit__path", "code", "pk")
    else:
        found = watched.chosen(kind).select_related("project__unit")
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    holders = holders_in(watched.year.division.path)
    if kind is Lateness.UNDECLARED:
        rows = [_project_row(one, watched, holders.of(Role.UNIT_CLERK, one.unit.path))
                for one in page]  # fmt: skip
    else:
        rows = [_plan_row(one, watched, holders.of(_role(one), one.path)) for one in page]
    return {"page": page, "rows": rows}


def _role(plan: PlanRecord) -> Role:
    step = route_named(plan.route).step(plan.at)
    return step.role if step else Role.UNIT_CLERK


def _project_row(one: ProjectRecord, watched: Watch, people: list[Any]) -> dict[str, Any]:
    told = watched.year.closing.get(Stage.DRAFT.value)
    due = date.fromisoformat(told) if told else None
    days = (watched.today - due).days if due else 0
    return {"project": one, "name": one.name, "unit": one.unit, "people": people, "due": due,
            "days": max(days, 0), "secret": one.secret}  # fmt: skip


def _plan_row(one: PlanRecord, watched: Watch, people: list[Any]) -> dict[str, Any]:
    days = (watched.today - one.due).days if one.due else 0
    closings = {Stage(name): date.fromisoformat(day) for name, day in watched.year.closing.items()}
    return {
        "plan": one, "name": one.name, "unit": one.project.unit, "people": people, "due": one.due,
        "days": max(days, 0), "secret": one.secret,
        "missed": missed_later(route_named(one.route), one.at, one.due, closings),
    }  # fmt: skip
