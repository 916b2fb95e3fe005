"""Bindings confirmed or chosen, and measuring begun."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from jixiao.measurement.metric import metric_named, metrics
from jixiao.web.bindings.actions.choose_binding import Choice, choose_binding, take_suggestion
from jixiao.web.bindings.actions.confirm_bindings import confirm_bindings
from jixiao.web.bindings.actions.measure_plan import measure_plan
from jixiao.web.bindings.bound_rows import bound_plan
from jixiao.web.bindings.units import units_of
from jixiao.web.bindings.version_lock import version_of
from jixiao.web.organisations.actor import actor_of
from jixiao.web.plans.queries import within_reach
from jixiao.web.rounds.showing import said
from jixiao.web.site.told_numbers import number_told, numbers_told
from jixiao.workflow.ledger_duty import LedgerDuty, refuse_without

if TYPE_CHECKING:
    from django.http import HttpRequest

    from jixiao.web.bindings.bound_rows import BoundRow

_VALUES: Final = re.compile(r"[,，、;；\s]+")
NO_METRIC: Final = "none"


@require_POST
def confirm(request: HttpRequest, plan_id: int) -> HttpResponse:
    """Confirm the bindings of the chosen rows, or of all that ledgers can show."""
    rows = None if request.POST.get("all") == "1" else numbers_told(request.POST.getlist("row"))
    count = confirm_bindings(plan_id, rows, actor=actor_of(request))
    messages.success(request, _("已确认{count}项绑定。").format(count=count))
    back = "plan_page" if request.POST.get("back") == "plan" else "plan_bindings"
    return redirect(back, plan_id=plan_id)


@require_http_methods(["GET", "HEAD", "POST"])
def choose(request: HttpRequest, plan_id: int, row: int) -> HttpResponse:
    """Show the metrics with the filters of the one that is looked at; keep what is chosen."""
    actor = actor_of(request)
    if request.method == "POST":
        choose_binding(plan_id, row, _choice(request.POST), actor=actor)
        messages.success(request, _("已改换绑定，等待确认。"))
        return redirect("plan_bindings", plan_id=plan_id)
    plan = get_object_or_404(
        within_reach(actor).filter(version__gt=0).select_related("project__unit"), pk=plan_id
    )
    refuse_without(LedgerDuty.CHOOSE_BINDING, held=actor.held, place=plan.path)
    found = bound_plan(version_of(plan)).row(row)
    if found is None:
        raise Http404
    told = request.GET.get("metric", found.binding.metric or NO_METRIC)
    metric = None if told == NO_METRIC else metric_named(told)
    held = found.binding if metric and found.binding.metric == metric.name else found.suggested
    same = metric is not None and held.metric == metric.name
    surroundings = {
        "plan": plan, "row": found, "metric": metric, "told": told, "none": NO_METRIC,
        "metrics": sorted(metrics().values(), key=lambda one: one.title),
        "filters": [
            (name, "、".join(held.filters.get(name, ())) if same else "")
            for name in (metric.filters if metric else ())
        ],
        "units": units_of(metric) if metric else (), "unit": held.unit if same else "",
        "first": held.first if same else plan.fiscal_year * 100 + 1,
        "last": held.last if same else plan.fiscal_year * 100 + 12,
        "reason": said(found.binding.reason) if _is_own(found) else "",
    }  # fmt: skip
    return render(request, "bindings/choose.html", surroundings)


def _is_own(found: BoundRow) -> bool:
    return found.record is not None and found.record.chosen is not None


def _choice(told: Any) -> Choice:  # noqa: ANN401 - Django's QueryDict
    if told.get("metric", NO_METRIC) == NO_METRIC:
        return Choice(told.get("reason", ""))
    filters = {
        name.removeprefix("filter-"): tuple(one for one in _VALUES.split(text.strip()) if one)
        for name, text in told.items()
        if name.startswith("filter-")
    }
    return Choice(
        told.get("reason", ""), told["metric"],
        {name: held for name, held in filters.items() if held},
        number_told(told.get("first")) or 0, number_told(told.get("last")) or 0,
        told.get("unit", ""),
    )  # fmt: skip


@require_POST
def suggestion(request: HttpRequest, plan_id: int, row: int) -> HttpResponse:
    """Let the suggestion hold again."""
    take_suggestion(plan_id, row, actor=actor_of(request))
    return redirect("plan_bindings", plan_id=plan_id)


@require_POST
def measure(request: HttpRequest, plan_id: int) -> HttpResponse:
    """Let the plan be measured up to a month, and show how far that is."""
    month = number_told(request.POST.get("month")) or 0
    measure_plan(plan_id, month, actor=actor_of(request))
    return redirect("plan_bindings", plan_id=plan_id)
