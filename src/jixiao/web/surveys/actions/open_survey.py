"""A survey is opened for an indicator and a group: its size is computed, codes are issued."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from django.db import transaction

from jixiao.model.message import message
from jixiao.model.quantity import QuantityKind
from jixiao.standards.surveys import survey_rules
from jixiao.survey.sampling import sample_size
from jixiao.web.plans.moving import locked
from jixiao.web.plans.printing import document_of_version
from jixiao.web.surveys.askable import is_asked_for
from jixiao.web.surveys.codes import new_codes
from jixiao.web.surveys.drawing import counted, frame_seen
from jixiao.web.surveys.models import SurveyCodeRecord, SurveyRecord, SurveySampleRecord
from jixiao.web.surveys.questions import LABELS, MOST
from jixiao.web.surveys.survey_lock import SurveyRefused
from jixiao.web.trail.recording import record
from jixiao.workflow.cycle_duty import CycleDuty, refuse_without

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jixiao.measurement.ask import Ask
    from jixiao.measurement.persons_in import Frame, Population
    from jixiao.model.indicator import Indicator
    from jixiao.web.organisations.actor import Actor

MOST_CODES: Final = 20_000
_LONGEST: Final = 120


@dataclass(frozen=True, slots=True)
class Wish:
    """What is asked for: the indicator's row (from 1), the group, how many belong to it.

    `margin` is the half width of the interval (0-1); `codes` how many are asked, the computed
    size where it is 0; `questions` come after the overall one. With a `ledger` the people are
    drawn from it, from the rows that `ask` selects, and `frame` is counted there.
    """

    row: int
    group: str
    frame: int
    margin: Decimal = Decimal("0.05")
    codes: int = 0
    questions: Sequence[str] = ()
    ledger: str = ""
    ask: Ask | None = None


@transaction.atomic
def open_survey(plan_id: int, *, actor: Actor, wish: Wish) -> SurveyRecord:
    """Return the survey with its codes.

    Raises TransitionRefused, NoSuchPlan, ArchivedYear, SampleRefused, SurveyRefused, and for a
    ledger NobodyToAsk, UnknownFilter.
    Source: survey-practice#size.
    """
    plan = locked(plan_id)
    refuse_without(CycleDuty.OPEN_SURVEY, held=actor.held, place=plan.path)
    version = plan.versions.first()
    if version is None:
        raise SurveyRefused(message("绩效目标还没有批复，不能开展调查。"))
    rows = document_of_version(version).projects[0].indicators
    if not 1 <= wish.row <= len(rows):
        raise SurveyRefused(message("没有第{row}行指标。", row=wish.row))
    if not is_asked_for(rows[wish.row - 1]):
        raise SurveyRefused(
            message(
                "第{row}行“{name}”的目标值不是满意度或比率，不能用问卷得出；请改选满意度指标。",
                row=wish.row, name=rows[wish.row - 1].name or "",
            )
        )  # fmt: skip
    if not wish.group.strip():
        raise SurveyRefused(message("请写明调查谁，如“改造路段居民”。"))
    rules = survey_rules().on(date(plan.fiscal_year, 12, 31))
    frame = frame_seen(plan, actor, wish.ledger, wish.ask) if wish.ledger and wish.ask else None
    people = counted(frame) if frame else None
    whole = len(people.persons) if people else wish.frame
    size = sample_size(whole, wish.margin, rules)
    count = wish.codes or size
    if not 1 <= count <= min(whole, MOST_CODES):
        raise SurveyRefused(
            message("编号数应在1到{most}之间（总体{frame}人）。",
                    most=min(whole, MOST_CODES), frame=whole)
        )  # fmt: skip
    made = SurveyRecord.objects.create(
        plan=plan, version=version, path=plan.path, row=wish.row,
        token=secrets.token_urlsafe(12), group=wish.group.strip()[:_LONGEST], frame=whole,
        margin=wish.margin, size=size, target=_target(rows[wish.row - 1]),
        questions=_questions(wish.questions), person=actor.person,
    )  # fmt: skip
    SurveyCodeRecord.objects.bulk_create(
        [SurveyCodeRecord(survey=made, code=code) for code in new_codes(count)], batch_size=1000
    )
    after = {
        "survey": made.pk, "row": made.row, "group": made.group, "frame": made.frame,
        "margin": made.margin, "size": size, "codes": count, "questions": made.questions,
    }  # fmt: skip
    if frame and people:
        after["sample"] = _keep(made, frame, people, count)
    record(actor, CycleDuty.OPEN_SURVEY, f"plan:{plan.pk}", after=after)
    return made


def _keep(made: SurveyRecord, frame: Frame, people: Population, count: int) -> dict[str, object]:
    """Keep what the sample is drawn from; return it for the trail."""
    told = {
        "ledger": frame.ledger, "first": frame.ask.first, "last": frame.ask.last,
        "division": frame.divisions[0], "loads": list(people.loads), "as_of": people.as_of,
        "filters": {name: list(held) for name, held in sorted(frame.ask.filters.items())},
        "digest": people.digest, "population": len(people.persons), "drawn": count,
        "seed": secrets.token_hex(8), "dead": people.dead,
    }  # fmt: skip
    SurveySampleRecord.objects.create(survey=made, day=frame.day, **told)
    return told | {"day": frame.day.isoformat() if frame.day else None}


def _target(row: Indicator) -> Decimal | None:
    """Return what the share is held against (0-1); None for a target that is no share."""
    quantity = row.target.quantity
    if quantity is None or quantity.kind is not QuantityKind.RATIO or quantity.number is None:
        return None
    return quantity.number


def _questions(more: Sequence[str]) -> list[str]:
    told = [text.strip()[:_LONGEST] for text in more if text.strip()]
    if len(told) >= MOST:
        raise SurveyRefused(message("问卷最多{most}个问题，含总体满意度。", most=MOST))
    return [LABELS["overall"], *told]
