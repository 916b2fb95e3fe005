"""A self-evaluation is signed by the unit, passed by the department, accepted by the bureau."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import transaction

from jixiao.locale import translator
from jixiao.model.message import message
from jixiao.model.score import Standing as RowStanding
from jixiao.web.plans.mapping import exchange_of, sha256_of
from jixiao.web.results.evaluation_lock import EvaluationRefused, locked_evaluation
from jixiao.web.results.judging import count, judged
from jixiao.web.results.models import EvaluationStepRecord, ResultRecord
from jixiao.web.results.told_so_far import to_keep
from jixiao.web.trail.recording import record
from jixiao.workflow.courses import Standing, decide_step
from jixiao.workflow.cycle_duty import CycleDuty

if TYPE_CHECKING:
    from jixiao.model.message import Message
    from jixiao.model.score import IndicatorScore
    from jixiao.web.organisations.actor import Actor
    from jixiao.web.results.judging import Judged
    from jixiao.web.results.models import SelfEvaluationRecord

_COMPLETE = frozenset(
    {CycleDuty.SIGN_EVALUATION, CycleDuty.PASS_EVALUATION, CycleDuty.ACCEPT_EVALUATION}
)


@transaction.atomic
def move_evaluation(
    evaluation_id: int, duty: CycleDuty, *, actor: Actor, text: str = ""
) -> SelfEvaluationRecord:
    """Return the self-evaluation after one step; once accepted its result never changes.

    Signed, it keeps what is told of its money now; back with the unit, it follows what is told.
    Raises TransitionRefused, NoSuchEvaluation, EvaluationRefused while something is open.
    """
    found = locked_evaluation(evaluation_id)
    before = Standing(found.standing)
    after = decide_step(duty, before, held=actor.held, place=found.path, reason=text)
    now = judged(found)
    if duty in _COMPLETE:
        _refuse_incomplete(now)
    found.standing = after
    if duty is CycleDuty.SIGN_EVALUATION:
        found.told_money = to_keep(found)
    elif after is Standing.DRAFT:
        found.told_money = None
        now = judged(found)
    count(found, now)
    found.save()
    EvaluationStepRecord.objects.create(
        evaluation=found, action=duty, after=after, person=actor.person, text=text.strip()
    )
    told: dict[str, Any] = {"evaluation": found.pk, "standing": after, "text": text.strip(),
                            "money": found.told_money}  # fmt: skip
    if duty is CycleDuty.ACCEPT_EVALUATION:
        result = _frozen(found, now, actor)
        told |= {"result": result.pk, "total": str(result.total), "sha256": result.sha256}
    record(
        actor, duty, f"plan:{found.plan_id}",
        before={"evaluation": found.pk, "standing": before}, after=told,
    )  # fmt: skip
    return found


def _refuse_incomplete(now: Judged) -> None:
    """Raise EvaluationRefused while points are open, money is missing, causes are untold."""
    if now.reported.spent is None:
        raise EvaluationRefused(message("没有填写全年执行数；请填写万元数，全年没有支出的填写0。"))
    if now.scored.total is None:
        raise EvaluationRefused(_open(now))
    if now.unexplained:
        raise EvaluationRefused(
            message(
                "还有{count}处偏差没有写明原因和改进措施：{first}",
                count=len(now.unexplained), first=now.unexplained[0].why,
            )
        )  # fmt: skip


def _open(now: Judged) -> Message:
    """Return how many rows have no points yet, and what the first of them lacks."""
    rows = [one for one in now.scored.rows if one.standing is RowStanding.OPEN]
    if not rows:
        return message("还有指标没有评定得分；请按页面提示补齐。")
    first = rows[0]
    return message(
        "还有{count}个指标没有评定得分：第{row}行“{name}”，{why}",
        count=len(rows), row=first.row, name=now.plan.indicators[first.row - 1].name or "",
        why=first.arithmetic,
    )  # fmt: skip


def _frozen(found: SelfEvaluationRecord, now: Judged, actor: Actor) -> ResultRecord:
    """Store what was accepted, with the reason of every point in both languages."""
    if now.scored.total is None or now.scored.grade is None:
        raise EvaluationRefused(message("还有指标没有评定得分；请按页面提示补齐。"))
    content = exchange_of(now.document)
    return ResultRecord.objects.create(
        evaluation=found, number=found.results.count() + 1, content=content,
        reasons=[_reason(one) for one in (now.scored.execution, *now.scored.rows)],
        total=now.scored.total, grade=now.scored.grade, sha256=sha256_of(content),
        person=actor.person,
    )  # fmt: skip


def _reason(one: IndicatorScore) -> dict[str, Any]:
    return {
        "row": one.row, "points": str(one.points), "clause": one.clause,
        "score": None if one.score is None else str(one.score), "evidence": one.evidence.name,
        "zh": str(one.arithmetic), "en": one.arithmetic.render(translator("en")),
    }  # fmt: skip
