"""The desk of cases, and one case from issue to close."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, Q, Sum
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from jixiao.measurement.ledger import ledger_named
from jixiao.measurement.metric import metric_named
from jixiao.measurement.rows_at import rows_at
from jixiao.model.case import Verdict
from jixiao.model.message import message
from jixiao.safety.case_records import cases_text
from jixiao.safety.check import check_named, checks
from jixiao.web.bindings.drilling import table_of
from jixiao.web.cases.actions.look_for_cases import look_for_cases
from jixiao.web.cases.actions.seal_cases import order_sealing
from jixiao.web.cases.actions.step_case import STEPS, Step, UnreadableStep, step_case
from jixiao.web.cases.models import STAGES, VERDICTS
from jixiao.web.cases.queries import cases_of, divisions_to_look_in, precisions
from jixiao.web.ledgers.models import JobRecord
from jixiao.web.ledgers.queries import latest_month, own_loads, seen_loads
from jixiao.web.ledgers.sealed_store import engine, store
from jixiao.web.organisations.actor import actor_of
from jixiao.web.site.told_numbers import number_told
from jixiao.workflow.ledger_duty import LedgerDuty, duties_at, refuse_without, roles_with

if TYPE_CHECKING:
    from django.http import HttpRequest

    from jixiao.web.cases.models import CaseRecord
    from jixiao.web.organisations.actor import Actor

PER_PAGE: Final = 50
_SHOWN: Final = 50
LABELS: Final = {"issue": "立为疑点"}
STEP_LABELS: Final = {name: duty.label for name, duty in STEPS.items()} | LABELS


@require_GET
def desk(request: HttpRequest) -> HttpResponse:
    """Show the cases within reach, filtered; where somebody may, what lets checks run.

    Only the moving part for htmx.
    """
    actor = actor_of(request)
    _refuse_strangers(actor)
    divisions = divisions_to_look_in(actor)
    kinds = ("safety", "seal_cases")
    job = JobRecord.objects.filter(kind__in=kinds, place__in=divisions).first()
    if request.headers.get("HX-Request") == "true":
        if job is not None and job.is_open:
            return render(request, "cases/progress.html", {"job": job})
        answer = HttpResponse(status=204)
        answer["HX-Refresh"] = "true"
        return answer
    wanted, today = request.GET, timezone.localdate()
    reach = cases_of(actor)
    found = _filtered(reach, wanted, today)
    kept = wanted.copy()
    kept.pop("page", None)
    page = Paginator(found, PER_PAGE).get_page(wanted.get("page"))
    latest = latest_month([one.code for one in divisions]) or today.year * 100 + today.month
    known = reach.order_by("kind").values_list("kind", flat=True).distinct()
    surroundings = {
        "page": page, "kept": kept.urlencode(), "wanted": wanted, "job": job,
        "shown": [(one, check_named(one.kind), one.is_late(today)) for one in page],
        "kinds": [check_named(one) for one in known], "stages": STAGES, "verdicts": VERDICTS,
        "divisions": divisions, "checks": sorted(checks().values(), key=lambda one: one.title),
        "precisions": precisions(reach),
        "fault": _fault(job), "unsealed": _unsealed(divisions, reach),
        "totals": found.aggregate(count=Count("pk"), amount=Sum("amount")),
        "first": latest // 100 * 100 + 1, "last": latest,
    }  # fmt: skip
    return render(request, "cases/desk.html", surroundings)


def _filtered(reach: Any, wanted: Any, today: date) -> Any:  # noqa: ANN401 - queries of Django
    found = reach
    if wanted.get("kind") in checks():
        found = found.filter(kind=wanted["kind"])
    if wanted.get("stage") in dict(STAGES):
        found = found.filter(stage=wanted["stage"])
    if wanted.get("verdict") in dict(VERDICTS):
        found = found.filter(verdict=wanted["verdict"])
    if wanted.get("late") == "1":
        found = found.filter(verdict=Verdict.PENDING.value, due_on__lt=today)
    if words := wanted.get("words", "").strip():
        found = found.filter(Q(number__istartswith=words))
    return found


def _unsealed(divisions: list[Any], reach: Any) -> int:  # noqa: ANN401 - a query of Django
    codes = [one.code for one in divisions]
    return int(reach.filter(division__in=codes, sealed=False).count()) if codes else 0


def _fault(job: JobRecord | None) -> str:
    if job is None:
        return ""
    return job.fault_en if get_language() == "en" else job.fault_zh


@require_POST
def look(request: HttpRequest) -> HttpResponse:
    """Let the ledgers be looked through, and show how far that is."""
    told = request.POST
    look_for_cases(
        number_told(told.get("division")), number_told(told.get("first")) or 0,
        number_told(told.get("last")) or 0, actor=actor_of(request),
        kinds=[one for one in told.getlist("kind") if one],
    )  # fmt: skip
    return redirect("cases")


@require_POST
def seal(request: HttpRequest) -> HttpResponse:
    """Let what became of the cases be sealed."""
    order_sealing(number_told(request.POST.get("division")), actor=actor_of(request))
    return redirect("cases")


@require_GET
def case_page(request: HttpRequest, case_number: str) -> HttpResponse:
    """Show one case: what was noticed, the rows, what was done, and what can be done next."""
    actor = actor_of(request)
    found = _case(actor, case_number)
    case, check = found.case, check_named(found.kind)
    with engine() as running:
        rows = rows_at(running, store(), case.ledger, case.rows[:_SHOWN], owner=True)
    seen = seen_loads(actor, found.path.partition("/")[0])
    listed = [row for row in rows if seen is None or row["load"] in seen]
    headings, cells = table_of(ledger_named(case.ledger), listed, own_loads(actor))
    steps = [(one, _(STEP_LABELS[one.step])) for one in found.steps.select_related("person")]
    surroundings = {
        "found": found, "case": case, "check": check, "ledger": ledger_named(case.ledger),
        "headings": headings, "cells": cells, "steps": steps, "today": timezone.localdate(),
        "late": found.is_late(timezone.localdate()), "stages": _course(found),
        "accuracy": metric_named(check.accuracy) if check.accuracy else None,
        "open": _open_steps(found, actor), "left": _left(found),
    }  # fmt: skip
    answer = render(request, "cases/case.html", surroundings)
    answer["Cache-Control"] = "private, no-store"
    return answer


def _course(found: CaseRecord) -> list[tuple[str, bool]]:
    """Return the stages with whether the case has reached each."""
    case = found.case
    reached = (
        True, case.verdict is not Verdict.PENDING, case.stopped_on is not None,
        case.recover_due is not None, case.closed_on is not None,
    )  # fmt: skip
    return [(label, done) for (_stage, label), done in zip(STAGES, reached, strict=True)]


def _open_steps(found: CaseRecord, actor: Actor) -> frozenset[str]:
    """Return the steps the actor may try now; the core decides when one is taken."""
    case, may = found.case, duties_at(actor.held, found.path)
    if case.closed_on is not None:
        return frozenset()
    if case.verdict is Verdict.PENDING:
        named = {"confirm", "exclude"}
    else:
        named = {"claim", "refer", "close"} - ({"refer"} if case.referred else set())
        named |= {"stop"} if case.stopped_on is None else set()
        named |= {"recover"} if _left(found) else set()
        settled = case.recover_due is not None and (case.referred or not _left(found))
        named -= set() if settled else {"close"}
    return frozenset(name for name in named if STEPS[name].value in may)


def _left(found: CaseRecord) -> Any:  # noqa: ANN401 - money, 0 where nothing is due
    case = found.case
    return (case.recover_due or 0) - (case.recovered or 0)


@require_POST
def step(request: HttpRequest, case_number: str, name: str) -> HttpResponse:
    """Take a step with a case, and show it again."""
    if name not in STEPS:
        raise Http404
    told = request.POST
    wanted = Step(name, _day(told.get("day", "")), told.get("reason", ""), told.get("amount", ""))
    base = number_told(told.get("base"))
    step_case(case_number, wanted, actor=actor_of(request), base=-1 if base is None else base)
    messages.success(request, _("已办理：{step}。").format(step=_(STEP_LABELS[name])))
    return redirect("case", case_number=case_number)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise UnreadableStep(
            message("“{text}”不是日期；请写成2026-07-31。", text=text[:20])
        ) from None


@require_GET
def cases_file(request: HttpRequest) -> HttpResponse:
    """Give the cases of the divisions the person looks in, as `jixiao safety` keeps them."""
    actor = actor_of(request)
    divisions = divisions_to_look_in(actor)
    if not divisions:
        refuse_without(LedgerDuty.LOOK, held=actor.held, place="")
    held = cases_of(actor).filter(division__in=[one.code for one in divisions])
    answer = HttpResponse(
        cases_text([one.case for one in held]).encode(), content_type="application/json"
    )
    answer["Content-Disposition"] = 'attachment; filename="cases.json"'
    answer["Cache-Control"] = "private, no-store"
    return answer


def _refuse_strangers(actor: Actor) -> None:
    """Raise TransitionRefused for who may look at no case at all."""
    if not any(one.role in roles_with(LedgerDuty.VIEW) for one in actor.held):
        refuse_without(LedgerDuty.VIEW, held=actor.held, place="")


def _case(actor: Actor, number: str) -> CaseRecord:
    return get_object_or_404(cases_of(actor), number=number)
