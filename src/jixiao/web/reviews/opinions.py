"""The review form of a plan: what the rules propose, what reviewers gave, and its paper."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from jixiao.flow import review
from jixiao.forms.formbook import formbook
from jixiao.forms.review_sheets import REVIEW_FORM, review_sheet
from jixiao.model.errors import JixiaoError
from jixiao.model.message import message
from jixiao.publishing.exports.target_form import record_form
from jixiao.publishing.publishing import write_sheet
from jixiao.review.opinion import review_opinions
from jixiao.standards.review_form import review_form
from jixiao.web.plans.printing import document_now
from jixiao.web.reviews.models import OpinionRecord, Standing
from jixiao.web.site.told_numbers import decimal_told

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from jixiao.model.opinion import ReviewOpinion
    from jixiao.web.plans.models import PlanRecord


class InvalidScore(JixiaoError):
    """A score that is no number, or more than the item's points."""


@dataclass(frozen=True, slots=True)
class GivenItem:
    """One item of an opinion as a reviewer gave it; `points` and `score` of 100."""

    name: str
    points: Decimal
    score: Decimal
    text: str


def proposal(plan: PlanRecord) -> ReviewOpinion:
    """Return what the rules propose for the plan as it stands; overruled findings do not count."""
    document = document_now(plan)
    overruled = set(
        plan.findings.filter(standing=Standing.OVERRULED).values_list("rule", "message_zh")
    )
    findings = [
        one for one in review([document]) if (one.rule, one.message.render()) not in overruled
    ]
    return review_opinions([document], findings)[0][0]


def given_items(scores: Mapping[str, str], texts: Mapping[str, str]) -> tuple[GivenItem, ...]:
    """Return the items of the form with the scores and words given; raises InvalidScore."""
    return tuple(
        GivenItem(
            item.name,
            item.points,
            _score(scores.get(item.name, ""), item.name, item.points),
            texts.get(item.name, "").strip(),
        )
        for item in review_form().items
    )


def grade_of(score: Decimal) -> str:
    """Return the grade of a score of 100. Source: caiyu-2015-88#grades."""
    return review_form().grade_of(score).name


def printed_review(plan: PlanRecord, kind: str) -> bytes:
    """Return the review form of the plan as a file: the proposal, and the newest opinion given."""
    sheet = review_sheet(proposal(plan), plan.fiscal_year)
    given = plan.opinions.select_related("person").first()
    if given is not None:
        sheet = replace(
            sheet,
            confirmed_score=given.score,
            confirmed_grade=given.grade,
            reviewer=str(given.person),
            reviewed_on=f"{given.at.year}年{given.at.month}月{given.at.day}日",
            remark=given.remark or sheet.remark,
        )
    form = formbook().get(REVIEW_FORM)
    return write_sheet(record_form([sheet], form), kind)


def latest(plan: PlanRecord) -> OpinionRecord | None:
    """Return the newest opinion on a plan."""
    return plan.opinions.select_related("person").first()


def _score(text: str, name: str, points: Decimal) -> Decimal:
    score = decimal_told(text)
    if score is None or not 0 <= score <= points:
        raise InvalidScore(
            message(
                "“{name}”的得分应在0到{points}之间，这里填的是“{text}”；请改正后再保存。",
                name=name, points=points, text=text,
            )
        )  # fmt: skip
    return score
