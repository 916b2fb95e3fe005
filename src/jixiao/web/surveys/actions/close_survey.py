"""A survey is closed: its share stands as the actual of its indicator from then on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from jixiao.web.surveys.queries import result_of
from jixiao.web.surveys.survey_lock import locked_survey
from jixiao.web.trail.recording import record
from jixiao.workflow.cycle_duty import CycleDuty

if TYPE_CHECKING:
    from jixiao.web.organisations.actor import Actor
    from jixiao.web.surveys.models import SurveyRecord


@transaction.atomic
def close_survey(survey_id: int, *, actor: Actor) -> SurveyRecord:
    """Return the survey, closed; raises NoSuchSurvey, TransitionRefused, SurveyRefused."""
    found = locked_survey(survey_id, actor=actor, duty=CycleDuty.CLOSE_SURVEY)
    found.closed = timezone.now()
    found.save(update_fields=["closed"])
    result = result_of(found)
    after = {
        "survey": found.pk, "valid": result.valid, "satisfied": result.satisfied,
        "invalid": result.invalid, "share": result.share, "low": result.low, "high": result.high,
    }  # fmt: skip
    record(actor, CycleDuty.CLOSE_SURVEY, f"plan:{found.plan_id}", after=after)
    return found
