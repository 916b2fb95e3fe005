"""Whether a project needs an ex-ante assessment before its plan goes on, and what it lacks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from jixiao.evaluation.share import shown
from jixiao.model.message import message
from jixiao.standards.expert_evaluation import Outcome, new_project_words

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from jixiao.model.message import Message


@dataclass(frozen=True, slots=True)
class Assessed:
    """The last conclusion decided on a project, for a budget of `total` 万元.

    `revised` tells whether the plan was changed since the experts were called.
    """

    outcome: Outcome
    total: Decimal
    revised: bool


@dataclass(frozen=True, slots=True)
class AssessmentState:
    """What the gate looks at; money in 万元.

    `threshold` is the division's (None: it set none), `total` the budget asked for, `approved` the
    one approved before by the version in force (None: none yet), `assessed` the last conclusion.
    """

    threshold: Decimal | None
    total: Decimal
    is_new: bool
    approved: Decimal | None = None
    assessed: Assessed | None = None


def is_new_project(attribute: str | None, day: date, *, known_before: bool) -> bool:
    """Return whether a project counts as new on a day.

    What its printed attribute says comes first; without a word on it, a project is new unless an
    earlier year's plan of it is known. Source: provincial-ex-ante#gate.
    """
    words = new_project_words().on(day)
    told = attribute or ""
    if any(word in told for word in words.new):
        return True
    if any(word in told for word in words.continuing):
        return False
    return not known_before


def needs_assessment(state: AssessmentState) -> bool:
    """Return whether the project needs a positive conclusion: new, and above the threshold.

    An approved project needs one when its budget is raised over the threshold.
    """
    if state.threshold is None or not state.is_new or state.total <= state.threshold:
        return False
    return state.approved is None or state.approved <= state.threshold


def lacking(state: AssessmentState) -> Message | None:
    """Return what an ex-ante assessment lacks so that the plan may go on; None where nothing.

    Source: provincial-ex-ante#gate, zhongfa-2018-34#ex-ante.
    """
    if not needs_assessment(state) or state.threshold is None:
        return None
    found = state.assessed
    if found is None:
        return message(
            "新增项目预算{total}万元，超过本地事前绩效评估额度{threshold}万元，"
            "要先有评估结论；请主管部门或财政绩效股组织事前绩效评估。"
            "如为延续项目，请在项目属性中写明。",
            total=shown(state.total), threshold=shown(state.threshold),
        )  # fmt: skip
    if found.outcome is Outcome.REFUSE:
        return message("事前绩效评估的结论是“不予支持”，不能安排预算。")
    if state.total > found.total:
        return message(
            "事前绩效评估时预算为{assessed}万元，现在是{total}万元；"
            "请改回评估的额度，或重新评估。",
            assessed=shown(found.total), total=shown(state.total),
        )  # fmt: skip
    if found.outcome is Outcome.REVISE and not found.revised:
        return message("事前绩效评估的结论是“修改后支持”；请按评估意见修改后再报送。")
    return None


def answer(state: AssessmentState) -> Message:
    """Return what the gate says: why no assessment is asked for, what lacks, or that it is open.

    Source: provincial-ex-ante#gate.
    """
    if state.threshold is None:
        return message("没有事前绩效评估额度，不须评估。")
    if not state.is_new:
        return message("延续项目，不须事前绩效评估。")
    if state.total <= state.threshold:
        return message(
            "预算{total}万元，没有超过事前绩效评估额度{threshold}万元，不须评估。",
            total=shown(state.total), threshold=shown(state.threshold),
        )  # fmt: skip
    if not needs_assessment(state):
        return message(
            "已批复的预算{approved}万元超过事前绩效评估额度{threshold}万元，不再评估。",
            approved=shown(state.approved or state.total), threshold=shown(state.threshold),
        )  # fmt: skip
    lacks = lacking(state)
    if lacks is not None or state.assessed is None:
        return lacks or message("")
    return message(
        "事前绩效评估的结论是“{outcome}”，可以报送。", outcome=message(state.assessed.outcome.label)
    )
