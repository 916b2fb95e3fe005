"""Surveys as far as a person reaches, and what those that are closed found."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from jixiao.model.rounding import percent
from jixiao.model.score import Evidence
from jixiao.standards.surveys import survey_rules
from jixiao.survey.answers import Ballot
from jixiao.web.plans.queries import within_reach
from jixiao.web.surveys.models import Channel, SurveyRecord

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from jixiao.model.survey_result import SurveyResult
    from jixiao.standards.surveys import SurveyRules
    from jixiao.web.organisations.actor import Actor


@dataclass(frozen=True, slots=True)
class SurveyFinding:
    """What a closed survey found of a row: the actual as written, and what it rests on."""

    survey: SurveyRecord
    result: SurveyResult
    actual: str
    evidence: Evidence

    @property
    def low(self) -> str:
        """The lower end of the interval in percent."""
        return percent(self.result.low) if self.result.low is not None else ""

    @property
    def high(self) -> str:
        """The upper end of the interval in percent."""
        return percent(self.result.high) if self.result.high is not None else ""


def surveys_within_reach(actor: Actor) -> QuerySet[SurveyRecord]:
    """Return the surveys of the plans the actor may look at."""
    return SurveyRecord.objects.filter(plan__in=within_reach(actor)).select_related(
        "plan__project__unit", "plan__project__year", "version", "person"
    )


def rules_of(survey: SurveyRecord) -> SurveyRules:
    """Return the rules in force on the last day of the survey's year."""
    return survey_rules().on(date(survey.plan.fiscal_year, 12, 31))


def result_of(survey: SurveyRecord) -> SurveyResult:
    """Return what the answers say so far, by the first question."""
    ballot = Ballot(rules_of(survey))
    rows = survey.answers.values_list("answers", flat=True)
    for number, answers in enumerate(rows.iterator(), 1):
        ballot.take(str(number), answers[0] if answers else "")
    asked = survey.codes.count()
    return ballot.result(asked=asked or None, target=survey.target)


def findings_of(plan_id: int) -> dict[int, SurveyFinding]:
    """Return what the last closed survey of each row of a plan found; those unanswered left out."""
    found = {}
    closed = SurveyRecord.objects.filter(plan=plan_id, closed__isnull=False)
    for one in closed.select_related("plan").order_by("pk"):
        result = result_of(one)
        if result.share is None:
            continue
        on_phone = one.answers.filter(channel=Channel.PHONE).exists()
        found[one.row] = SurveyFinding(
            one, result, f"{(result.share * 100).normalize():f}%",
            Evidence.MEASURED if on_phone else Evidence.SIGNED_PAPER,
        )  # fmt: skip
    return found
