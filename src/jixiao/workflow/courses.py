"""How a monitoring sheet, a rectification notice, a self-evaluation come to their end."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

from jixiao.model.message import Message, message
from jixiao.workflow.cycle_duty import CycleDuty, has_duty, refuse_without
from jixiao.workflow.deciding import TransitionRefused

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from jixiao.workflow.deciding import Appointment


class Standing(StrEnum):
    """Where a sheet, a notice or a self-evaluation stands; its value is what is stored."""

    DRAFT = "draft"
    DEPARTMENT = "department"
    FINANCE = "finance"
    ACCEPTED = "accepted"
    OPEN = "open"
    REPLIED = "replied"
    CLOSED = "closed"

    @property
    def label(self) -> str:
        """The standing's name in Chinese, which is also its message id."""
        return LABELS[self]


LABELS = {
    Standing.DRAFT: "单位填报",
    Standing.DEPARTMENT: "部门审核",
    Standing.FINANCE: "财政审核",
    Standing.ACCEPTED: "已通过",
    Standing.OPEN: "待整改",
    Standing.REPLIED: "已答复",
    Standing.CLOSED: "已销号",
}
_COURSE: Final[Mapping[CycleDuty, Mapping[Standing, Standing]]] = {
    CycleDuty.FILL_SHEET: {Standing.DRAFT: Standing.DRAFT},
    CycleDuty.SUBMIT_SHEET: {Standing.DRAFT: Standing.DEPARTMENT},
    CycleDuty.ACCEPT_SHEET: {Standing.DEPARTMENT: Standing.ACCEPTED},
    CycleDuty.RETURN_SHEET: {
        Standing.DEPARTMENT: Standing.DRAFT, Standing.ACCEPTED: Standing.DRAFT,
    },
    CycleDuty.REPLY_NOTICE: {Standing.OPEN: Standing.REPLIED},
    CycleDuty.CLOSE_NOTICE: {Standing.REPLIED: Standing.CLOSED},
    CycleDuty.SEND_NOTICE_BACK: {Standing.REPLIED: Standing.OPEN},
    CycleDuty.FILL_EVALUATION: {Standing.DRAFT: Standing.DRAFT},
    CycleDuty.SIGN_EVALUATION: {Standing.DRAFT: Standing.DEPARTMENT},
    CycleDuty.PASS_EVALUATION: {Standing.DEPARTMENT: Standing.FINANCE},
    CycleDuty.ACCEPT_EVALUATION: {Standing.FINANCE: Standing.ACCEPTED},
    CycleDuty.RETURN_EVALUATION: {
        Standing.DEPARTMENT: Standing.DRAFT, Standing.FINANCE: Standing.DRAFT,
    },
    CycleDuty.REOPEN_EVALUATION: {Standing.ACCEPTED: Standing.DRAFT},
    CycleDuty.DECIDE_APPLICATION: {Standing.ACCEPTED: Standing.ACCEPTED},
    CycleDuty.DISCLOSE_RESULT: {Standing.ACCEPTED: Standing.ACCEPTED},
}  # fmt: skip
"""Duty → where it may be done → where it leads."""
_NEEDS_REASON: Final = frozenset(
    {
        CycleDuty.RETURN_SHEET, CycleDuty.REPLY_NOTICE, CycleDuty.SEND_NOTICE_BACK,
        CycleDuty.RETURN_EVALUATION, CycleDuty.REOPEN_EVALUATION, CycleDuty.DECIDE_APPLICATION,
    }
)  # fmt: skip


def decide_step(
    duty: CycleDuty,
    before: Standing,
    *,
    held: Collection[Appointment],
    place: str,
    reason: str = "",
) -> Standing:
    """Return where the duty leads; raises TransitionRefused with the reason and the way out."""
    refuse_without(duty, held=held, place=place)
    after = _COURSE[duty].get(before)
    if after is None:
        raise TransitionRefused(
            message(
                "“{standing}”时不能{duty}；请刷新页面查看现在的状态。",
                standing=Message(before.label),
                duty=Message(duty.label),
            )
        )
    if duty in _NEEDS_REASON and not reason.strip():
        raise TransitionRefused(message("{duty}要写明内容和理由。", duty=Message(duty.label)))
    return after


def steps_open(standing: Standing, *, held: Collection[Appointment], place: str) -> frozenset[str]:
    """Return the duties of a course that a person may do where it stands."""
    return frozenset(
        duty.value
        for duty, ways in _COURSE.items()
        if standing in ways and has_duty(duty, held=held, place=place)
    )
