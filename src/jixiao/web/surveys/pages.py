"""Surveys behind the log-in: opened, codes handed out, papers entered, closed."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from jixiao.model.message import message
from jixiao.model.rounding import percent
from jixiao.model.survey_result import Verdict
from jixiao.web.organisations.actor import actor_of
from jixiao.web.plans.paging import LISTED, WHOLE
from jixiao.web.plans.printing import document_of_version
from jixiao.web.plans.queries import within_reach
from jixiao.web.rounds.showing import cited, said
from jixiao.web.site.told_numbers import decimal_told
from jixiao.web.surveys.actions.close_survey import close_survey
from jixiao.web.surveys.actions.open_survey import Wish, open_survey
from jixiao.web.surveys.actions.take_answer import enter_answer
from jixiao.web.surveys.askable import asks_satisfaction, is_asked_for
from jixiao.web.surveys.models import Channel
from jixiao.web.surveys.queries import result_of, rules_of, surveys_within_reach
from jixiao.web.surveys.questions import ANSWERS, MOST
from jixiao.web.surveys.sample_form import ask_told, facts_of, fields_of, may_list
from jixiao.web.surveys.survey_lock import SurveyRefused
from jixiao.workflow.cycle_duty import CycleDuty, duties_at, refuse_without

if TYPE_CHECKING:
    from django.http import HttpRequest

PER_PAGE: Final = 50
_HUNDRED: Final = Decimal(100)
_FINE: Final = Decimal("0.0001")
LABELS: Final = {
    Verdict.MET: "整个区间达到目标值",
    Verdict.REACHED: "达到目标值，但区间下限没有达到",
    Verdict.UNDECIDED: "没有达到目标值，但区间上限达到，不能断定",
    Verdict.MISSED: "整个区间没有达到目标值",
}


@require_GET
def surveys(request: HttpRequest) -> HttpResponse:
    """Show the surveys within reach, and the approved plans one can be opened for."""
    actor = actor_of(request)
    found = surveys_within_reach(actor)
    plans = within_reach(actor).filter(version__gt=0, project__year__archived=False)
    openable = [
        one
        for one in plans.select_related("project__unit").defer(*WHOLE)[:200]
        if CycleDuty.OPEN_SURVEY.value in duties_at(actor.held, one.path)
    ]
    page = Paginator(found.defer(*LISTED), PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "surveys/surveys.html", {"page": page, "openable": openable})


@require_http_methods(["GET", "POST"])
def new(request: HttpRequest, plan_id: int) -> HttpResponse:
    """Show what a survey of a plan needs to be told; open it."""
    actor = actor_of(request)
    plan = get_object_or_404(
        within_reach(actor).select_related("project__unit"), pk=plan_id, version__gt=0
    )
    refuse_without(CycleDuty.OPEN_SURVEY, held=actor.held, place=plan.path)
    if request.method == "POST":
        made = open_survey(plan_id, actor=actor, wish=_wish(request.POST))
        messages.success(request, _("调查已开始；请下载编号并发给调查对象。"))
        return redirect("survey", survey_id=made.pk)
    version = plan.versions.first()
    rows = document_of_version(version).projects[0].indicators if version else ()
    told = [(number, row) for number, row in enumerate(rows, 1) if is_asked_for(row)]
    chosen = next((number for number, row in told if asks_satisfaction(row)), 0)
    surroundings = {
        "plan": plan, "rows": told, "chosen": chosen, "more": range(1, MOST),
        **fields_of(plan, version, actor, ledger=request.GET.get("ledger", "")),
    }  # fmt: skip
    return render(request, "surveys/new.html", surroundings)


@require_GET
def survey(request: HttpRequest, survey_id: int) -> HttpResponse:
    """Show a survey with what was found so far, and what can be done with it."""
    actor = actor_of(request)
    found = get_object_or_404(surveys_within_reach(actor), pk=survey_id)
    rules, result = rules_of(found), result_of(found)
    row = document_of_version(found.version).projects[0].indicators[found.row - 1]
    duties, few = duties_at(actor.held, found.path), result.valid < rules.fewest
    surroundings = {
        "survey": found, "result": result, "row": row, "answers": ANSWERS,
        "may": duties if not found.closed else frozenset(), "fewest": rules.fewest,
        "remarks": [said(one) for one in result.remarks[few:]],
        "clause": cited(rules.interval_source),
        "size_clause": cited(rules.size_source), "few": few,
        "short": not few and result.valid < found.size,
        "verdict": said(message(LABELS[result.verdict])) if result.verdict else "",
        "used": found.codes.filter(used=True).count(), "issued": found.codes.count(),
        "paper": found.answers.filter(channel=Channel.PAPER).count(),
        "sample": facts_of(found), "may_list": may_list(found, actor),
        "address": request.build_absolute_uri(f"/answer/{found.token}/"),
        "percent": {
            name: None if value is None else percent(value)
            for name, value in (("share", result.share), ("low", result.low),
                                ("high", result.high), ("target", found.target))
        },
    }  # fmt: skip
    return render(request, "surveys/survey.html", surroundings)


@require_GET
def codes(request: HttpRequest, survey_id: int) -> HttpResponse:
    """Give the codes that have not answered yet, one a line, to who may open surveys."""
    actor = actor_of(request)
    found = get_object_or_404(surveys_within_reach(actor), pk=survey_id)
    refuse_without(CycleDuty.OPEN_SURVEY, held=actor.held, place=found.path)
    address = request.build_absolute_uri(f"/answer/{found.token}/")
    unused = found.codes.filter(used=False).values_list("code", flat=True)
    lines = ["编号,网址", *(f"{code},{address}" for code in unused)]
    content = "\ufeff" + "\r\n".join(lines) + "\r\n"
    answer = HttpResponse(content.encode(), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="survey-{found.pk}-codes.csv"'
    answer["Cache-Control"] = "private, no-store"
    return answer


@require_POST
def enter(request: HttpRequest, survey_id: int) -> HttpResponse:
    """Keep an answer from paper, and show the survey for the next one."""
    told = request.POST
    found = get_object_or_404(surveys_within_reach(actor_of(request)), pk=survey_id)
    given = [told.get(f"answer-{number}", "") for number in range(len(found.questions))]
    enter_answer(survey_id, actor=actor_of(request), code=told.get("code", ""), answers=given)
    messages.success(request, _("已录入一份纸质问卷。"))
    return redirect("survey", survey_id=survey_id)


@require_POST
def close(request: HttpRequest, survey_id: int) -> HttpResponse:
    """Close a survey, and show what it found."""
    close_survey(survey_id, actor=actor_of(request))
    return redirect("survey", survey_id=survey_id)


def _wish(told: Any) -> Wish:  # noqa: ANN401 - Django's QueryDict
    ledger = told.get("ledger", "")
    return Wish(
        row=_number(told.get("row", "")), group=told.get("group", ""),
        frame=0 if ledger else _number(told.get("frame", "")),
        margin=_share(told.get("margin", "")), codes=_number(told.get("codes", "") or "0"),
        questions=[told.get(f"question-{number}", "") for number in range(1, MOST)],
        ledger=ledger, ask=ask_told(told, ledger) if ledger else None,
    )  # fmt: skip


def _number(text: str) -> int:
    plain = text.strip()
    if not (plain.isascii() and plain.isdecimal() and len(plain) <= 9):  # noqa: PLR2004 - digits
        raise SurveyRefused(message("“{text}”应是0或正的整数，最多9位。", text=text[:20]))
    return int(plain)


def _share(text: str) -> Decimal:
    """Return a percentage as a share (0-1)."""
    told = decimal_told(text.strip().rstrip("%％"))
    if told is None or not 0 < told < _HUNDRED:
        raise SurveyRefused(
            message("允许误差“{text}”应是0到100之间的百分点，不含0和100，如5。", text=text[:20])
        )
    return (told / _HUNDRED).quantize(_FINE)
