"""Who may do what with ledgers: load and seal them, bind, measure, look for and settle cases."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

from jixiao.model.message import Message, message
from jixiao.workflow.deciding import TransitionRefused
from jixiao.workflow.reach import reaches
from jixiao.workflow.role import Role

if TYPE_CHECKING:
    from collections.abc import Collection

    from jixiao.workflow.deciding import Appointment


class LedgerDuty(StrEnum):
    """One thing done with ledgers; its value is what the trail keeps."""

    VIEW = "view_ledgers"
    LOAD = "load_ledger"
    SEAL = "seal_ledger"
    DISCARD = "discard_ledger"
    OWN = "own_ledger"
    CHOOSE_BINDING = "choose_binding"
    CONFIRM_BINDING = "confirm_binding"
    MEASURE = "measure"
    LOOK = "look_for_cases"
    CONFIRM_CASE = "confirm_case"
    EXCLUDE_CASE = "exclude_case"
    STOP_CASE = "stop_case"
    CLAIM_CASE = "claim_case"
    RECOVER_CASE = "recover_case"
    REFER_CASE = "refer_case"
    CLOSE_CASE = "close_case"
    SEAL_CASES = "seal_cases"

    @property
    def label(self) -> str:
        """The duty's name in Chinese, which is also its message id."""
        return LABELS[self]


LABELS = {
    LedgerDuty.VIEW: "查看台账和疑点",
    LedgerDuty.LOAD: "上传台账",
    LedgerDuty.SEAL: "封存台账",
    LedgerDuty.DISCARD: "放弃上传的台账",
    LedgerDuty.OWN: "查看遮盖后的个人信息",
    LedgerDuty.CHOOSE_BINDING: "选择指标算法",
    LedgerDuty.CONFIRM_BINDING: "确认指标绑定",
    LedgerDuty.MEASURE: "计算完成值",
    LedgerDuty.LOOK: "查找疑点",
    LedgerDuty.CONFIRM_CASE: "核查属实",
    LedgerDuty.EXCLUDE_CASE: "排除疑点",
    LedgerDuty.STOP_CASE: "记录停发",
    LedgerDuty.CLAIM_CASE: "核定应追回金额",
    LedgerDuty.RECOVER_CASE: "记录追回",
    LedgerDuty.REFER_CASE: "移送",
    LedgerDuty.CLOSE_CASE: "办结疑点",
    LedgerDuty.SEAL_CASES: "封存疑点办理结果",
}
_CLERK: Final = frozenset({Role.UNIT_CLERK})
_UNIT: Final = _CLERK | {Role.UNIT_HEAD}
_DEPARTMENT: Final = frozenset({Role.DEPARTMENT_REVIEWER})
_DESKS: Final = frozenset({Role.PROGRAMME_DESK, Role.PERFORMANCE_DESK})
_LOOKING_AT: Final = _CLERK | _DEPARTMENT | _DESKS
_TABLE: Final = {
    LedgerDuty.VIEW: _LOOKING_AT | _UNIT | {Role.AUDITOR},
    LedgerDuty.LOAD: _CLERK | _DESKS,
    LedgerDuty.SEAL: _UNIT | _DESKS,
    LedgerDuty.DISCARD: _UNIT | _DESKS,
    LedgerDuty.OWN: _UNIT,
    LedgerDuty.CHOOSE_BINDING: _CLERK | _DEPARTMENT | _DESKS,
    LedgerDuty.CONFIRM_BINDING: _DEPARTMENT | _DESKS,
    LedgerDuty.MEASURE: _UNIT | _DEPARTMENT | _DESKS,
    LedgerDuty.LOOK: _DESKS,
    LedgerDuty.CONFIRM_CASE: _LOOKING_AT,
    LedgerDuty.EXCLUDE_CASE: _DEPARTMENT | _DESKS,
    LedgerDuty.STOP_CASE: _LOOKING_AT,
    LedgerDuty.CLAIM_CASE: _LOOKING_AT,
    LedgerDuty.RECOVER_CASE: _LOOKING_AT,
    LedgerDuty.REFER_CASE: _DEPARTMENT | _DESKS,
    LedgerDuty.CLOSE_CASE: _DEPARTMENT | _DESKS,
    LedgerDuty.SEAL_CASES: _DESKS,
}


def roles_with(duty: LedgerDuty) -> frozenset[Role]:
    """Return the roles that have the duty."""
    return _TABLE[duty]


def has_duty(duty: LedgerDuty, *, held: Collection[Appointment], place: str) -> bool:
    """Return whether a person has the duty for a path: a unit's, a bureau's or a division's."""
    wanted = _TABLE[duty]
    return any(one.role in wanted and reaches(one.role, one.place, place) for one in held)


def duties_at(held: Collection[Appointment], place: str) -> frozenset[str]:
    """Return the duties a person has for a path."""
    return frozenset(duty.value for duty in LedgerDuty if has_duty(duty, held=held, place=place))


def refuse_without(duty: LedgerDuty, *, held: Collection[Appointment], place: str) -> None:
    """Raise TransitionRefused for who has not the duty at the place."""
    if not has_duty(duty, held=held, place=place):
        raise TransitionRefused(
            message(
                "您没有{duty}的权限：由{roles}办理，且限于其管辖的范围。",
                duty=Message(duty.label),
                roles="、".join(sorted(role.label for role in _TABLE[duty])),
            )
        )
