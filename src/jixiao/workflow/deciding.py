"""One decision: what an action does to a plan, or why it is refused."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from jixiao.model.errors import JixiaoError
from jixiao.model.message import Message, message
from jixiao.workflow.action import MOVES, Action
from jixiao.workflow.assessment_gate import lacking
from jixiao.workflow.permissions import roles_for
from jixiao.workflow.reach import reaches
from jixiao.workflow.stage import Stage

if TYPE_CHECKING:
    from collections.abc import Collection

    from jixiao.workflow.assessment_gate import AssessmentState
    from jixiao.workflow.role import Role
    from jixiao.workflow.route import Route

_NEEDS_REASON = frozenset({Action.RETURN, Action.OVERRULE, Action.ANSWER, Action.ADJUST})
_NEEDS_CLEAN = frozenset({Action.SUBMIT, Action.FORWARD, Action.APPROVE})


class TransitionRefused(JixiaoError):
    """An action is not open to this person, at this stage, or in this state of the plan."""


@dataclass(frozen=True, slots=True)
class Appointment:
    """A role held at a place of the tree (a path of codes as in `reach.py`)."""

    role: Role
    place: str


@dataclass(frozen=True, slots=True)
class Situation:
    """What a decision rests on, besides the person.

    `unit` is the plan's place in the tree; `open_blocking` the codes of blocking findings that
    nobody overruled; `touched` is true when the present holder has done something since the plan
    came in; `reasons` are those given with the action, blank ones left out; `secret` plans
    (涉密) are never disclosed; `assessment` is what the gate of ex-ante assessment looks at; `to`
    is the stage a return names.
    """

    unit: str
    open_blocking: tuple[str, ...] = ()
    touched: bool = False
    reasons: tuple[str, ...] = ()
    secret: bool = False
    assessment: AssessmentState | None = None
    to: Stage | None = None


@dataclass(frozen=True, slots=True)
class Transition:
    """What an action does: the role it is done in, and the stage before and after."""

    action: Action
    role: Role
    before: Stage
    after: Stage


def decide(
    route: Route,
    stage: Stage,
    action: Action,
    *,
    held: Collection[Appointment],
    situation: Situation,
) -> Transition:
    """Return what the action does; raises TransitionRefused with the reason and the way out."""
    role = role_for(route, stage, action, held=held, unit=situation.unit)
    if role is None:
        raise TransitionRefused(_not_open(route, stage, action))
    fault = _fault(action, situation)
    if fault is not None:
        raise TransitionRefused(fault)
    return Transition(action, role, stage, _after(route, stage, action, situation))


def role_for(
    route: Route, stage: Stage, action: Action, *, held: Collection[Appointment], unit: str
) -> Role | None:
    """Return the role in which a person may do this, None when there is none."""
    wanted = roles_for(route, stage, action)
    fits = (one.role for one in held if one.role in wanted and reaches(one.role, one.place, unit))
    return next(fits, None)


def actions_open(
    route: Route, stage: Stage, *, held: Collection[Appointment], unit: str
) -> frozenset[Action]:
    """Return what a person may do with a plan at this stage, its contents not looked at."""
    return frozenset(
        action
        for action in Action
        if role_for(route, stage, action, held=held, unit=unit) is not None
    )


def _fault(action: Action, situation: Situation) -> Message | None:
    if action in _NEEDS_CLEAN and situation.open_blocking:
        return message(
            "还有{count}条必须修改的审核意见（{codes}），不能{action}；"
            "请先修改，或答复后请审核人不采纳该条意见。",
            count=len(situation.open_blocking),
            codes="、".join(dict.fromkeys(situation.open_blocking)),
            action=Message(action.label),
        )
    if action in _NEEDS_CLEAN and situation.assessment is not None:
        held_back = lacking(situation.assessment)
        if held_back is not None:
            return held_back
    if action in _NEEDS_REASON and not any(map(str.strip, situation.reasons)):
        return message("{action}要写明理由；请写清是哪一处、为什么。", action=Message(action.label))
    if action is Action.RECALL and situation.touched:
        return message("对方已开始处理，不能撤回；请联系审核人退回。")
    if action is Action.DISCLOSE and situation.secret:
        return message("涉密项目不公开；如已解密，请先在项目库中取消涉密标记。")
    return None


def _after(route: Route, stage: Stage, action: Action, situation: Situation) -> Stage:
    if action not in MOVES:
        return stage
    if action in (Action.SUBMIT, Action.FORWARD, Action.APPROVE):
        return route.after(stage)
    if action is Action.ADJUST:
        return Stage.DRAFT
    earlier = route.before(stage)
    if action is Action.RECALL:
        return earlier[0]
    wanted = situation.to or Stage.DRAFT
    if wanted not in earlier:
        raise TransitionRefused(
            message(
                "不能从“{stage}”退回到“{to}”；可退回到：{earlier}。",
                stage=Message(stage.label), to=Message(wanted.label),
                earlier="、".join(one.label for one in earlier),
            )
        )  # fmt: skip
    return wanted


def _not_open(route: Route, stage: Stage, action: Action) -> Message:
    wanted = roles_for(route, stage, action)
    if not wanted:
        return message(
            "“{stage}”阶段不能{action}。", stage=Message(stage.label), action=Message(action.label)
        )
    return message(
        "您没有{action}这份绩效目标的权限：“{stage}”阶段由{roles}办理，且限于其管辖的单位。",
        stage=Message(stage.label),
        action=Message(action.label),
        roles="、".join(sorted(role.label for role in wanted)),
    )
