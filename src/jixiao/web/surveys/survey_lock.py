"""A survey taken hold of for one step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.model.errors import JixiaoError
from jixiao.model.message import message
from jixiao.web.plans.moving import refuse_archived
from jixiao.web.surveys.models import SurveyRecord
from jixiao.workflow.cycle_duty import refuse_without

if TYPE_CHECKING:
    from jixiao.web.organisations.actor import Actor
    from jixiao.workflow.cycle_duty import CycleDuty


class NoSuchSurvey(JixiaoError):
    """No survey of that number or address, or none this person may know of."""


class SurveyRefused(JixiaoError):
    """A survey cannot be opened or answered as asked."""


def locked_survey(survey_id: int, *, actor: Actor, duty: CycleDuty) -> SurveyRecord:
    """Return the survey, locked until the transaction ends, still open.

    Raises NoSuchSurvey, TransitionRefused, ArchivedYear, SurveyRefused for a closed one.
    """
    found = (
        SurveyRecord.objects.select_for_update(of=("self",))
        .select_related("plan__project__year")
        .filter(pk=survey_id)
        .first()
    )
    if found is None:
        raise NoSuchSurvey(message("没有这项调查；请从列表重新进入。"))
    refuse_without(duty, held=actor.held, place=found.path)
    refuse_archived(found.plan.project.year)
    if found.closed is not None:
        raise SurveyRefused(message("这项调查已经结束。"))
    return found
