"""Self-evaluations: begun, filled in, signed, passed, accepted, printed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from jixiao.web.organisations.actor import actor_of
from jixiao.web.plans.paging import WHOLE, KeyedPaginator, of_keys
from jixiao.web.plans.printing import printed
from jixiao.web.plans.queries import latest_year
from jixiao.web.results.actions.begin_evaluation import begin_evaluation
from jixiao.web.results.actions.decide_application import Decision, decide_application
from jixiao.web.results.actions.disclose_result import disclose_result
from jixiao.web.results.actions.move_evaluation import move_evaluation
from jixiao.web.results.actions.save_evaluation import TypedEvaluation, save_evaluation
from jixiao.web.results.evaluation_lock import FiguresRefused
from jixiao.web.results.judging import FORM, judged
from jixiao.web.results.models import ApplicationRecord, DisclosedResultRecord, StepName
from jixiao.web.results.queries import (
    evaluations_within_reach,
    not_begun,
    waiting,
    years_and_grades,
)
from jixiao.web.results.report import LABELS, printed_report
from jixiao.web.results.showing import shown_scores
from jixiao.web.results.standing import results_by_department
from jixiao.web.rounds.labels import EVIDENCE, GRADES
from jixiao.web.rounds.listing import NAMED, labelled
from jixiao.web.rounds.showing import said
from jixiao.web.site.told_numbers import number_told
from jixiao.workflow.courses import Standing, steps_open
from jixiao.workflow.cycle_duty import CycleDuty

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from jixiao.model.score import PlanScore
    from jixiao.web.organisations.actor import Actor
    from jixiao.web.results.models import SelfEvaluationRecord

PER_PAGE: Final = 50
_LISTED: Final = (*NAMED, "fiscal_year", "total", "grade", "unexplained")
_STANDINGS: Final = (Standing.DRAFT, Standing.DEPARTMENT, Standing.FINANCE, Standing.ACCEPTED)
_STEPS: Final = {
    one.value: one
    for one in (
        CycleDuty.SIGN_EVALUATION, CycleDuty.PASS_EVALUATION, CycleDuty.ACCEPT_EVALUATION,
        CycleDuty.RETURN_EVALUATION, CycleDuty.REOPEN_EVALUATION,
    )
}  # fmt: skip
_TYPED_EVIDENCE: Final = tuple(
    zip(("claim", "paper", "export"), list(EVIDENCE.values())[:3], strict=True)
)


@require_GET
def results(request: HttpRequest) -> HttpResponse:
    """Show the self-evaluations within reach, what waits, what is not begun, how they stand."""
    actor, wanted = actor_of(request), request.GET
    own = evaluations_within_reach(actor)
    year = number_told(wanted.get("year"))
    chosen = own if year is None else own.filter(fiscal_year=year)
    if wanted.get("standing") in set(_STANDINGS):
        chosen = chosen.filter(standing=wanted["standing"])
    if wanted.get("grade") in GRADES:
        chosen = chosen.filter(grade=wanted["grade"])
    kept = wanted.copy()
    kept.pop("page", None)
    page = KeyedPaginator(chosen, PER_PAGE).get_page(wanted.get("page"))
    page.object_list = labelled(page.object_list, _LISTED)
    years, grades = years_and_grades(own)
    shown = next(iter(years), latest_year(actor)) if year is None else year
    surroundings = {
        "shown_year": shown,
        "departments": results_by_department(actor, shown) if shown else [],
        "page": page,
        "wanted": wanted,
        "kept": kept.urlencode(),
        "waiting": labelled(of_keys(waiting(actor), 0, PER_PAGE), _LISTED),
        "not_begun": of_keys(not_begun(actor).defer(*WHOLE), 0, 50),
        "grades": grades, "standings": _STANDINGS, "all_grades": GRADES,
        "years": years,
    }  # fmt: skip
    return render(request, "results/results.html", surroundings)


@require_POST
def begin(request: HttpRequest, plan_id: int) -> HttpResponse:
    """Begin the self-evaluation of a plan, and show it."""
    return redirect(
        "evaluation", evaluation_id=begin_evaluation(plan_id, actor=actor_of(request)).pk
    )


@require_GET
def evaluation(request: HttpRequest, evaluation_id: int) -> HttpResponse:
    """Show a self-evaluation with the reason of each point and what can be done with it."""
    actor = actor_of(request)
    return _shown(request, _record(actor, evaluation_id), actor)


def _shown(
    request: HttpRequest, record: SelfEvaluationRecord, actor: Actor, status: int = 200
) -> HttpResponse:
    found = judged(record)
    open_to = steps_open(Standing(record.standing), held=actor.held, place=record.path)
    if record.plan.project.year.archived:
        open_to = frozenset()
    result = record.results.first() if record.standing == Standing.ACCEPTED else None
    disclosed = DisclosedResultRecord.objects.filter(result=result).first()
    applied = ApplicationRecord.objects.filter(result=result).select_related("person").first()
    surroundings = {
        "evaluation": record, "found": found, "scores": shown_scores(found, record.content),
        "may": open_to, "standing": Standing(record.standing).label, "result": result,
        "weights": said(found.scored.weights), "notes": _notes(found.scored),
        "typed_evidence": _TYPED_EVIDENCE,
        "steps": record.steps.select_related("person"), "applied": applied if result else None,
        "proposal": _proposal(found.proposal), "choices": StepName.choices,
        "disclosed": disclosed if result else None,
        "has_report_words": bool(record.content.get("report")),
        "report_texts": [
            (name, label, record.content.get("report", {}).get(name, ""))
            for name, label in LABELS.items()
        ],
    }  # fmt: skip
    return render(request, "results/evaluation.html", surroundings, status=status)


def _notes(scored: PlanScore) -> list[str]:
    """Return how the total was scaled, and what the form's own words settled of the project."""
    return [said(one) for one in (scored.scaling, *scored.notes) if one is not None]


@require_POST
def save(request: HttpRequest, evaluation_id: int) -> HttpResponse:
    """Keep what was typed; a press on sign sends it on as well."""
    told, actor = request.POST, actor_of(request)
    record = _record(actor, evaluation_id)
    count = len(record.version.content["projects"][0]["indicators"])
    typed = TypedEvaluation(
        spent=told.get("spent", record.content.get("spent", "")),
        objectives=told.get("objectives", ""), money=_row(told, 0),
        rows={number: _row(told, number) for number in range(1, count + 1)},
        report={name: told.get(f"report-{name}", "") for name in LABELS},
    )  # fmt: skip
    base = number_told(told.get("revision"))
    revision = -1 if base is None else base
    try:
        save_evaluation(evaluation_id, actor=actor, base=revision, typed=typed)
    except FiguresRefused as fault:
        messages.error(request, said(fault.message))
        record.content = fault.content  # shown again, not stored
        return _shown(request, record, actor, status=400)
    if told.get("then") == CycleDuty.SIGN_EVALUATION.value:
        move_evaluation(evaluation_id, CycleDuty.SIGN_EVALUATION, actor=actor)
    else:
        messages.success(request, _("已保存，得分已重新计算。"))
    return redirect("evaluation", evaluation_id=evaluation_id)


@require_POST
def move(request: HttpRequest, evaluation_id: int, duty: str) -> HttpResponse:
    """Do a step of the self-evaluation's course, and show it again."""
    if duty not in _STEPS:
        raise Http404
    text = request.POST.get("text", "")
    move_evaluation(evaluation_id, _STEPS[duty], actor=actor_of(request), text=text)
    return redirect("evaluation", evaluation_id=evaluation_id)


@require_POST
def decide(request: HttpRequest, evaluation_id: int) -> HttpResponse:
    """Keep the decision on the next budget, and show it."""
    told = request.POST
    names = ("step", "budget", "recovered", "reason")
    decision = Decision(**{name: told.get(name, "") for name in names})
    decide_application(evaluation_id, actor=actor_of(request), decision=decision)
    return redirect("evaluation", evaluation_id=evaluation_id)


@require_POST
def disclose(request: HttpRequest, evaluation_id: int) -> HttpResponse:
    """Make the result public, and show it."""
    disclose_result(evaluation_id, actor=actor_of(request))
    messages.success(request, _("自评结果已公开，与绩效目标并列显示。"))
    return redirect("evaluation", evaluation_id=evaluation_id)


@require_GET
def evaluation_print(request: HttpRequest, evaluation_id: int, kind: str) -> HttpResponse:
    """Print a self-evaluation as the official form."""
    record = _record(actor_of(request), evaluation_id)
    return printed(judged(record).document, FORM, kind)


@require_GET
def evaluation_report(request: HttpRequest, evaluation_id: int, kind: str) -> HttpResponse:
    """Print the report of a self-evaluation, with charts, after the official outline."""
    return printed_report(_record(actor_of(request), evaluation_id), kind)


def _record(actor: Actor, evaluation_id: int) -> SelfEvaluationRecord:
    found: SelfEvaluationRecord = get_object_or_404(
        evaluations_within_reach(actor), pk=evaluation_id
    )
    return found


def _row(told: Any, number: int) -> dict[str, Any]:  # noqa: ANN401 - Django's QueryDict
    """Return what the page sent of a row (0 the money)."""
    names = ("actual", "reason", "measure", "share", "evidence", "too_low")
    return {name: told.get(f"{name}-{number}", "") for name in names}


def _proposal(found: Any) -> dict[str, Any] | None:  # noqa: ANN401 - a Proposal or None
    """Return the proposal in the reader's language."""
    if found is None:
        return None
    return {
        "one": found, "label": StepName(found.step.value).label,
        "reasons": [said(one) for one in found.reasons],
    }  # fmt: skip
