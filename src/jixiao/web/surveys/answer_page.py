"""The page that people answer on, without log-in, made for phones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from jixiao.survey.answers import AnswerRefused
from jixiao.web.rounds.showing import said
from jixiao.web.site.middleware import login_not_required
from jixiao.web.surveys.actions.take_answer import take_answer
from jixiao.web.surveys.models import SurveyRecord
from jixiao.web.surveys.questions import ANSWERS
from jixiao.web.surveys.survey_lock import SurveyRefused

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse


@login_not_required
@never_cache
@require_http_methods(["GET", "POST"])
def answer(request: HttpRequest, token: str) -> HttpResponse:
    """Show the questionnaire; keep what is answered by a code, once.

    What was chosen stays on the page where the code is refused; the code is never part of an
    address.
    """
    surveys = SurveyRecord.objects.select_related("plan__project__unit")
    survey = get_object_or_404(surveys, token=token)
    if survey.plan.secret or survey.plan.project.secret:
        survey.plan.name = ""
    given = [request.POST.get(f"answer-{n}", "") for n in range(len(survey.questions))]
    surroundings = {
        "survey": survey, "answers": ANSWERS,
        "questions": list(zip(survey.questions, given, strict=True)),
    }  # fmt: skip
    if survey.closed is not None:
        return render(request, "surveys/ended.html", surroundings, status=410)
    if request.method == "GET":
        return render(request, "surveys/answer.html", surroundings)
    try:
        take_answer(token, code=request.POST.get("code", ""), answers=given)
    except (AnswerRefused, SurveyRefused) as fault:
        refused = {**surroundings, "refused": said(fault.message)}
        return render(request, "surveys/answer.html", refused, status=400)
    return render(request, "surveys/thanks.html", surroundings)
