"""Who may do what after approval: rounds, money, notices, self-evaluation, application, surveys."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

from jixiao.model.message import Message, message
from jixiao.workflow.deciding import TransitionRefused
from jixiao.workflow.reach import reaches
from jixiao.workflow.role import READERS, Role

if TYPE_CHECKING:
    from collections.abc import Collection

    from jixiao.workflow.deciding import Appointment


class CycleDuty(StrEnum):
    """One thing done after approval; its value is what the trail keeps."""

    VIEW = "view_cycle"
    OPEN_ROUND = "open_round"
    FILL_SHEET = "fill_sheet"
    SUBMIT_SHEET = "submit_sheet"
    ACCEPT_SHEET = "accept_sheet"
    RETURN_SHEET = "return_sheet"
    GIVE_NOTICE = "give_notice"
    REPLY_NOTICE = "reply_notice"
    CLOSE_NOTICE = "close_notice"
    SEND_NOTICE_BACK = "send_notice_back"
    TAKE_MONEY = "take_money"
    CLOSE_MONTH = "close_month"
    SET_BUDGET = "set_budget"
    FILL_EVALUATION = "fill_evaluation"
    SIGN_EVALUATION = "sign_evaluation"
    PASS_EVALUATION = "pass_evaluation"  # noqa: S105 - what is done, no password
    ACCEPT_EVALUATION = "accept_evaluation"
    RETURN_EVALUATION = "return_evaluation"
    REOPEN_EVALUATION = "reopen_evaluation"
    DECIDE_APPLICATION = "decide_application"
    DISCLOSE_RESULT = "disclose_result"
    OPEN_SURVEY = "open_survey"
    ENTER_ANSWERS = "enter_answers"
    CLOSE_SURVEY = "close_survey"

    @property
    def label(self) -> str:
        """The duty's name in Chinese, which is also its message id."""
        return LABELS[self]


LABELS = {
    CycleDuty.VIEW: "查看监控和自评",
    CycleDuty.OPEN_ROUND: "开启监控",
    CycleDuty.FILL_SHEET: "填写监控表",
    CycleDuty.SUBMIT_SHEET: "报送监控表",
    CycleDuty.ACCEPT_SHEET: "审核通过监控表",
    CycleDuty.RETURN_SHEET: "退回监控表",
    CycleDuty.GIVE_NOTICE: "下达整改通知",
    CycleDuty.REPLY_NOTICE: "答复整改通知",
    CycleDuty.CLOSE_NOTICE: "整改销号",
    CycleDuty.SEND_NOTICE_BACK: "退回整改答复",
    CycleDuty.TAKE_MONEY: "导入支付数据",
    CycleDuty.CLOSE_MONTH: "月份结账",
    CycleDuty.SET_BUDGET: "登记预算和调整",
    CycleDuty.FILL_EVALUATION: "填写自评表",
    CycleDuty.SIGN_EVALUATION: "签报自评表",
    CycleDuty.PASS_EVALUATION: "审核自评表并上报",
    CycleDuty.ACCEPT_EVALUATION: "认定自评结果",
    CycleDuty.RETURN_EVALUATION: "退回自评表",
    CycleDuty.REOPEN_EVALUATION: "重新自评",
    CycleDuty.DECIDE_APPLICATION: "决定结果应用",
    CycleDuty.DISCLOSE_RESULT: "公开自评结果",
    CycleDuty.OPEN_SURVEY: "开展问卷调查",
    CycleDuty.ENTER_ANSWERS: "录入纸质问卷",
    CycleDuty.CLOSE_SURVEY: "结束问卷调查",
}
_CLERK: Final = frozenset({Role.UNIT_CLERK})
_UNIT: Final = _CLERK | {Role.UNIT_HEAD}
_DEPARTMENT: Final = frozenset({Role.DEPARTMENT_REVIEWER})
_DESK: Final = frozenset({Role.PERFORMANCE_DESK})
_DESKS: Final = _DESK | {Role.PROGRAMME_DESK}
_TABLE: Final = {
    CycleDuty.VIEW: READERS,
    CycleDuty.OPEN_ROUND: _DESK,
    CycleDuty.FILL_SHEET: _CLERK,
    CycleDuty.SUBMIT_SHEET: _UNIT,
    CycleDuty.ACCEPT_SHEET: _DEPARTMENT,
    CycleDuty.RETURN_SHEET: _DEPARTMENT,
    CycleDuty.GIVE_NOTICE: _DEPARTMENT | _DESK,
    CycleDuty.REPLY_NOTICE: _UNIT,
    CycleDuty.CLOSE_NOTICE: _DEPARTMENT | _DESK,
    CycleDuty.SEND_NOTICE_BACK: _DEPARTMENT | _DESK,
    CycleDuty.TAKE_MONEY: _DESKS,
    CycleDuty.CLOSE_MONTH: _DESKS,
    CycleDuty.SET_BUDGET: _DESKS,
    CycleDuty.FILL_EVALUATION: _CLERK,
    CycleDuty.SIGN_EVALUATION: _UNIT,
    CycleDuty.PASS_EVALUATION: _DEPARTMENT,
    CycleDuty.ACCEPT_EVALUATION: _DESK,
    CycleDuty.RETURN_EVALUATION: _DEPARTMENT | _DESK,
    CycleDuty.REOPEN_EVALUATION: _DESK,
    CycleDuty.DECIDE_APPLICATION: _DESK,
    CycleDuty.DISCLOSE_RESULT: _DEPARTMENT | _DESK,
    CycleDuty.OPEN_SURVEY: _CLERK | _DEPARTMENT | _DESK,
    CycleDuty.ENTER_ANSWERS: _CLERK | _DEPARTMENT,
    CycleDuty.CLOSE_SURVEY: _CLERK | _DEPARTMENT | _DESK,
}


def roles_with(duty: CycleDuty) -> frozenset[Role]:
    """Return the roles that have the duty."""
    return _TABLE[duty]


def has_duty(duty: CycleDuty, *, held: Collection[Appointment], place: str) -> bool:
    """Return whether a person has the duty for a path: a unit's, or a division's for its rounds."""
    wanted = _TABLE[duty]
    return any(one.role in wanted and reaches(one.role, one.place, place) for one in held)


def duties_at(held: Collection[Appointment], place: str) -> frozenset[str]:
    """Return the duties a person has for a path."""
    return frozenset(duty.value for duty in CycleDuty if has_duty(duty, held=held, place=place))


def refuse_without(duty: CycleDuty, *, held: Collection[Appointment], place: str) -> None:
    """Raise TransitionRefused for who has not the duty at the place."""
    if not has_duty(duty, held=held, place=place):
        raise TransitionRefused(
            message(
                "您没有{duty}的权限：由{roles}办理，且限于其管辖的范围。",
                duty=Message(duty.label),
                roles="、".join(sorted(role.label for role in _TABLE[duty])),
            )
        )
