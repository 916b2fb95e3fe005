"""Somebody answers by a code, or a clerk enters a paper: the code is spent, the answer is kept.

Nothing binds the two: no key, no time, no order; the trail tells only that an answer came in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction

from jixiao.model.message import message
from jixiao.survey.answers import AnswerRefused
from jixiao.web.surveys.codes import plain
from jixiao.web.surveys.models import Channel, SurveyAnswerRecord, SurveyCodeRecord, SurveyRecord
from jixiao.web.surveys.questions import ANSWERS
from jixiao.web.surveys.survey_lock import NoSuchSurvey, SurveyRefused, locked_survey
from jixiao.web.trail.recording import record
from jixiao.workflow.cycle_duty import CycleDuty

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jixiao.web.organisations.actor import Actor


@transaction.atomic
def take_answer(token: str, *, code: str, answers: Sequence[str]) -> None:
    """Keep an answer given at a survey's address.

    Raises NoSuchSurvey, SurveyRefused (closed, a question left out), AnswerRefused for a code that
    was never issued or has answered; then nothing is kept.
    """
    surveys = SurveyRecord.objects.select_for_update(of=("self",))
    survey = surveys.filter(token=token).first()
    if survey is None:
        raise NoSuchSurvey(message("没有这项调查；请核对网址。"))
    if survey.closed is not None:
        raise SurveyRefused(message("这项调查已经结束，感谢您的参与。"))
    _keep(survey, code, answers, Channel.PHONE)
    record(None, "survey_answer", f"survey:{survey.pk}", after={"channel": Channel.PHONE})


@transaction.atomic
def enter_answer(survey_id: int, *, actor: Actor, code: str, answers: Sequence[str]) -> None:
    """Keep an answer from paper; raises as `take_answer`, and TransitionRefused."""
    survey = locked_survey(survey_id, actor=actor, duty=CycleDuty.ENTER_ANSWERS)
    _keep(survey, code, answers, Channel.PAPER)
    record(actor, CycleDuty.ENTER_ANSWERS, f"survey:{survey.pk}", after={"channel": Channel.PAPER})


def _keep(survey: SurveyRecord, code: str, answers: Sequence[str], channel: Channel) -> None:
    if len(answers) != len(survey.questions) or any(one not in ANSWERS for one in answers):
        raise SurveyRefused(message("每个问题都要选一个答案。"))
    codes = SurveyCodeRecord.objects.filter(survey=survey, code=plain(code))
    if not codes.filter(used=False).update(used=True):
        if codes.exists():
            raise AnswerRefused(message("这个编号已经答过，每个编号只能答一次。"))
        raise AnswerRefused(message("没有这个编号；请核对通知上的编号。"))
    SurveyAnswerRecord.objects.create(survey=survey, channel=channel, answers=list(answers))
