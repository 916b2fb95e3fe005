"""Bindings of a plan, its measured values, the sheet of evidence and the rows behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language
from django.views.decorators.http import require_GET

from jixiao.web.bindings.bound_rows import bound_plan
from jixiao.web.bindings.drilling import SHOWN, is_outdated, shown_rows
from jixiao.web.bindings.evidence_sheet import sheet_of, shown_months
from jixiao.web.bindings.exporting import with_actuals, with_bindings
from jixiao.web.bindings.queries import (
    actuals_of,
    last_job,
    last_month,
    measured_plans,
    newest,
)
from jixiao.web.bindings.version_lock import version_of
from jixiao.web.ledgers.sealed_store import store
from jixiao.web.organisations.actor import actor_of
from jixiao.web.plans.paging import WHOLE
from jixiao.web.plans.queries import within_reach
from jixiao.web.site.told_numbers import number_told
from jixiao.workflow.ledger_duty import LedgerDuty, duties_at, refuse_without

if TYPE_CHECKING:
    from django.http import HttpRequest

    from jixiao.web.bindings.bound_rows import BoundPlan, BoundRow
    from jixiao.web.bindings.models import ActualRecord
    from jixiao.web.organisations.actor import Actor
    from jixiao.web.plans.models import PlanRecord, VersionRecord

PER_PAGE: Final = 50


@require_GET
def measured_list(request: HttpRequest) -> HttpResponse:
    """Show the approved plans within reach with what is confirmed and measured of each."""
    plans = (
        within_reach(actor_of(request)).filter(version__gt=0).select_related("project__unit")
        .defer(*WHOLE).order_by("-fiscal_year", "path", "code", "pk")
    )  # fmt: skip
    page = Paginator(plans, PER_PAGE).get_page(request.GET.get("page"))
    measured = measured_plans([one.pk for one in page])
    for one in page:
        one.confirmed, one.measured = measured[one.pk]  # type: ignore[attr-defined] # shown
    return render(request, "bindings/measured_list.html", {"page": page})


@require_GET
def plan_bindings(request: HttpRequest, plan_id: int) -> HttpResponse:
    """Show what gives each indicator its actual and why, the values, and how they went.

    Only the moving part for htmx.
    """
    actor, plan = _plan(request, plan_id)
    version = version_of(plan)
    bound, job = bound_plan(version), last_job(plan)
    if request.headers.get("HX-Request") == "true":
        if job is not None and job.is_open:
            return render(request, "bindings/progress.html", {"plan": plan, "job": job})
        answer = HttpResponse(status=204)
        answer["HX-Refresh"] = "true"
        return answer
    measured = actuals_of(version)
    rows = [(one, newest(measured.get(one.number)) if one.by_records else None)
            for one in bound.rows]  # fmt: skip
    shown = [shown_months(one, measured.get(one.number)) for one in bound.rows if one.by_records]
    surroundings = {
        "plan": plan, "version": version, "rows": rows, "job": job, "fault": _fault(job),
        "shown": [one for one in shown if one is not None],
        "may": duties_at(actor.held, plan.path), "months": range(1, 13),
        "last": last_month(plan), "sealed": store().exists,
        "unconfirmed": sum(one.by_records and not one.binding.confirmed for one in bound.rows),
        "records": sum(one.by_records for one in bound.rows),
    }  # fmt: skip
    return render(request, "bindings/plan_bindings.html", surroundings)


def _fault(job: object) -> str:
    return str(getattr(job, "fault_en" if get_language() == "en" else "fault_zh", ""))


@require_GET
def evidence(request: HttpRequest, plan_id: int, row: int) -> HttpResponse:
    """Show a measured value with its sheet of evidence, and how it went over the months."""
    actor, plan = _plan(request, plan_id)
    version, _bound, found = _row(plan, row)
    months = actuals_of(version).get(row, {})
    actual = _of_month(request, months)
    surroundings = {
        "plan": plan, "row": found, "sheet": sheet_of(actual) if actual else None,
        "actual": actual, "months": shown_months(found, months),
        "outdated": actual is not None and is_outdated(actual, store()),
        "may": duties_at(actor.held, plan.path),
    }  # fmt: skip
    return render(request, "bindings/evidence.html", surroundings)


@require_GET
def behind(request: HttpRequest, plan_id: int, row: int) -> HttpResponse:
    """Show the rows behind a measured value, masked for who looks."""
    actor, plan = _plan(request, plan_id)
    version, _bound, found = _row(plan, row)
    actual = _of_month(request, actuals_of(version).get(row, {}))
    if actual is None:
        raise Http404
    surroundings = {
        "plan": plan, "row": found, "actual": actual, "parts": shown_rows(actual, actor),
        "most": SHOWN, "outdated": is_outdated(actual, store()),
        "owner": LedgerDuty.OWN.value in duties_at(actor.held, plan.path),
    }  # fmt: skip
    answer = render(request, "bindings/behind.html", surroundings)
    answer["Cache-Control"] = "private, no-store"
    return answer


@require_GET
def bindings_file(request: HttpRequest, plan_id: int) -> HttpResponse:
    """Give the approved plan with its bindings, as `jixiao measure` takes it."""
    _actor, plan = _plan(request, plan_id)
    return _file(with_bindings(bound_plan(version_of(plan))), f"{plan.name}-bindings.json")


@require_GET
def actuals_file(request: HttpRequest, plan_id: int) -> HttpResponse:
    """Give the measured values, as `jixiao measure` writes them."""
    _actor, plan = _plan(request, plan_id)
    version = version_of(plan)
    return _file(with_actuals(bound_plan(version), version), f"{plan.name}-actuals.json")


def _file(content: bytes, name: str) -> HttpResponse:
    answer = HttpResponse(content, content_type="application/json")
    answer["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    return answer


def _plan(request: HttpRequest, plan_id: int) -> tuple[Actor, PlanRecord]:
    """Return who asks and the approved plan; no page out of reach."""
    actor = actor_of(request)
    plans = within_reach(actor).filter(version__gt=0)
    plan = get_object_or_404(plans.select_related("project__unit", "project__year"), pk=plan_id)
    refuse_without(LedgerDuty.VIEW, held=actor.held, place=plan.path)
    return actor, plan


def _row(plan: PlanRecord, row: int) -> tuple[VersionRecord, BoundPlan, BoundRow]:
    version = version_of(plan)
    bound = bound_plan(version)
    found = bound.row(row)
    if found is None:
        raise Http404
    return version, bound, found


def _of_month(request: HttpRequest, months: dict[int, ActualRecord]) -> ActualRecord | None:
    month = number_told(request.GET.get("month"))
    if month is None:
        return newest(months)
    if month not in months:
        raise Http404
    return months[month]
