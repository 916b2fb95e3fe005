"""What an ex-ante assessment concludes and what the gate says, as text and as JSON."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

from jixiao.cli.panels import PlanNotChosen
from jixiao.cli.speaking import wrong_usage
from jixiao.evaluation.share import shown
from jixiao.model.message import message
from jixiao.review.register import Register
from jixiao.standards.expert_evaluation import Outcome
from jixiao.wording.amounts import parse_amount
from jixiao.workflow.assessment_gate import (
    Assessed,
    AssessmentState,
    answer,
    is_new_project,
    lacking,
    needs_assessment,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from decimal import Decimal

    from jixiao.evaluation.evaluating import Asked, Evaluated
    from jixiao.model.message import Message
    from jixiao.model.plan import PlanDocument

    Translate = Callable[[str], str]

SOURCE: Final = "provincial-ex-ante#gate"
_UNIT: Final = "万元"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the options say of the gate: money as typed, 万元 where no unit is.

    `approved` is the budget approved before, `assessed` the one the experts were asked about;
    `decided` is the conclusion decided, `revised` tells that the plan was changed after it.
    """

    threshold: str
    approved: str | None = None
    assessed: str | None = None
    decided: str | None = None
    revised: bool = False


@dataclass(frozen=True, slots=True)
class Gate:
    """What the gate looks at, and why the project counts as new or not."""

    state: AssessmentState
    kind: Message


def gate_of(
    asked: Asked, document: PlanDocument, wanted: Wanted, previous: Sequence[PlanDocument]
) -> Gate:
    """Return what the gate looks at for a plan; `previous` are the years before.

    Raises PlanNotChosen for a plan without a budget.
    """
    plan = asked.plan
    amount = plan.budget.amount if plan.budget else None
    if amount is None:
        raise PlanNotChosen(
            message(
                "{file}：项目没有写预算数，不能与事前绩效评估额度比较；请补上预算。",
                file=document.document,
            )
        )
    total = amount.into(_UNIT).number
    before = next(iter(Register(previous).same_project(plan, document)), None)
    is_new = is_new_project(plan.attribute, asked.day, known_before=before is not None)
    said = is_new_project(plan.attribute, asked.day, known_before=not before) is is_new
    if said:
        kind = message("项目属性写的是“{attribute}”", attribute=plan.attribute)
    elif before is not None:
        kind = message(
            "项目属性没有写明，以前年度有同一项目（{document}）", document=before.document.document
        )
    elif previous:
        kind = message("项目属性没有写明，以前年度的文件中没有同一项目")
    else:
        kind = message("项目属性没有写明，也没有用 --previous 给出以前年度的文件")
    assessed = None
    if wanted.decided:
        then = total if wanted.assessed is None else _money("--assessed", wanted.assessed)
        assessed = Assessed(Outcome(wanted.decided), then, wanted.revised)
    approved = None if wanted.approved is None else _money("--approved", wanted.approved)
    threshold = _money("--threshold", wanted.threshold)
    return Gate(AssessmentState(threshold, total, is_new, approved, assessed), kind)


def _money(option: str, text: str) -> Decimal:
    told = parse_amount(text, _UNIT)
    if told is None or told.yuan < 0:
        raise wrong_usage(
            message("{option} 的“{text}”不是金额；请填写万元数，如500。", option=option, text=text)
        )
    return told.into(_UNIT).number


def conclusion_lines(found: Evaluated, decided: str | None) -> Iterator[Message]:
    """Yield what the score concludes, by which limits, and what was decided."""
    framework, score = found.asked.framework, found.score
    outcome = framework.conclude(score.total)
    if outcome is not None:
        least = dict(framework.conclusions)[outcome]
        yield message(
            "  按得分的评估结论：{outcome}（{total}≥{least}；{source}）",
            outcome=message(outcome.label), total=score.total, least=shown(least),
            source=framework.conclusions_source,
        )  # fmt: skip
    if decided:
        yield message("  审定的评估结论：{outcome}", outcome=message(Outcome(decided).label))


def gate_lines(gate: Gate, found: Evaluated | None) -> Iterator[Message]:
    """Yield what the gate says now, and what once the conclusion by the score is decided."""
    yield message(
        "  {kind}，算{new}（{source}）",
        kind=gate.kind, source=SOURCE,
        new=message("新增项目") if gate.state.is_new else message("延续项目"),
    )  # fmt: skip
    yield message("  把关：{answer}", answer=answer(gate.state))
    then = _then(gate, found)
    if then is not None:
        yield message("  按得分的结论审定后：{answer}", answer=answer(then))


def _then(gate: Gate, found: Evaluated | None) -> AssessmentState | None:
    """Return the state once the conclusion by the score is decided; None where nothing changes."""
    state = gate.state
    if found is None or state.assessed is not None or not needs_assessment(state):
        return None
    outcome = found.asked.framework.conclude(found.score.total)
    if outcome is None:
        return None
    return replace(state, assessed=Assessed(outcome, state.total, revised=False))


def conclusion_record(found: Evaluated, decided: str | None, reason: str | None) -> dict[str, Any]:
    """Return the conclusion as plain data."""
    framework = found.asked.framework
    outcome = framework.conclude(found.score.total)
    return {
        "proposed": outcome.value if outcome else None,
        "limits": {name.value: str(least) for name, least in framework.conclusions},
        "source": framework.conclusions_source,
        "decided": decided,
        "reason": reason,
    }


def gate_record(gate: Gate, found: Evaluated | None, translate: Translate) -> dict[str, Any]:
    """Return what the gate says as plain data; money in 万元 as decimal strings."""
    state, then = gate.state, _then(gate, found)
    return {
        "threshold": None if state.threshold is None else shown(state.threshold),
        "budget": shown(state.total),
        "approved": None if state.approved is None else shown(state.approved),
        "unit": _UNIT,
        "is_new": state.is_new,
        "because": gate.kind.render(translate),
        "decided": None if state.assessed is None else state.assessed.outcome.value,
        "needs_assessment": needs_assessment(state),
        "open": lacking(state) is None,
        "answer": answer(state).render(translate),
        "once_decided": None if then is None else answer(then).render(translate),
        "source": SOURCE,
    }
