"""Who may do what with a panel of experts: the organiser, the expert in a seat, the chair."""

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


class PanelDuty(StrEnum):
    """One thing done with a panel; its value is what the trail keeps."""

    VIEW = "view_panel"
    OPEN_EVALUATION = "open_panel_evaluation"
    OPEN_EX_ANTE = "open_ex_ante"
    APPOINT_EXPERT = "appoint_expert"
    DISMISS_EXPERT = "dismiss_expert"
    REMIND_EXPERTS = "remind_experts"
    CANCEL_PANEL = "cancel_panel"
    SCORE_ITEMS = "score_items"
    HAND_IN = "hand_in_scores"
    READ_AGAIN = "open_second_reading"
    WRITE_FINDINGS = "write_panel_findings"
    CLOSE_PANEL = "close_panel"
    DECIDE_CONCLUSION = "decide_conclusion"
    DISCLOSE_PANEL = "disclose_panel"
    SET_THRESHOLD = "set_ex_ante_threshold"
    SETTLE_SIDE = "settle_department_side"

    @property
    def label(self) -> str:
        """The duty's name in Chinese, which is also its message id."""
        return LABELS[self]


LABELS = {
    PanelDuty.VIEW: "查看专家评价",
    PanelDuty.OPEN_EVALUATION: "组织绩效评价",
    PanelDuty.OPEN_EX_ANTE: "组织事前绩效评估",
    PanelDuty.APPOINT_EXPERT: "聘请专家",
    PanelDuty.DISMISS_EXPERT: "解聘专家",
    PanelDuty.REMIND_EXPERTS: "催办专家评分",
    PanelDuty.CANCEL_PANEL: "终止专家评价",
    PanelDuty.SCORE_ITEMS: "专家评分",
    PanelDuty.HAND_IN: "提交评分",
    PanelDuty.READ_AGAIN: "组织第二轮评分",
    PanelDuty.WRITE_FINDINGS: "撰写评价意见",
    PanelDuty.CLOSE_PANEL: "认定评价结果",
    PanelDuty.DECIDE_CONCLUSION: "审定评估结论",
    PanelDuty.DISCLOSE_PANEL: "公开评价结果",
    PanelDuty.SET_THRESHOLD: "设定事前评估额度",
    PanelDuty.SETTLE_SIDE: "认定部门整体绩效",
}


class Seat(StrEnum):
    """What a person is on a panel."""

    NONE = "none"
    MEMBER = "member"
    CHAIR = "chair"


ORGANISERS: Final = (Role.PERFORMANCE_DESK, Role.DEPARTMENT_REVIEWER)
"""Those who open a panel, and in whose name: the bureau first."""
_OPENERS: Final = frozenset(ORGANISERS)
_DESK: Final = frozenset({Role.PERFORMANCE_DESK})
_EXPERTS: Final = frozenset({Role.EXPERT})
_TABLE: Final = {
    PanelDuty.VIEW: READERS,
    PanelDuty.OPEN_EVALUATION: _OPENERS,
    PanelDuty.OPEN_EX_ANTE: _OPENERS,
    PanelDuty.APPOINT_EXPERT: _OPENERS,
    PanelDuty.DISMISS_EXPERT: _OPENERS,
    PanelDuty.REMIND_EXPERTS: _OPENERS,
    PanelDuty.CANCEL_PANEL: _OPENERS,
    PanelDuty.SCORE_ITEMS: _EXPERTS,
    PanelDuty.HAND_IN: _EXPERTS,
    PanelDuty.READ_AGAIN: _EXPERTS,
    PanelDuty.WRITE_FINDINGS: _EXPERTS,
    PanelDuty.CLOSE_PANEL: _EXPERTS,
    PanelDuty.DECIDE_CONCLUSION: _DESK,
    PanelDuty.DISCLOSE_PANEL: _OPENERS,
    PanelDuty.SET_THRESHOLD: _DESK,
    PanelDuty.SETTLE_SIDE: _DESK,
}
_ORGANISED: Final = frozenset(
    {
        PanelDuty.APPOINT_EXPERT, PanelDuty.DISMISS_EXPERT, PanelDuty.REMIND_EXPERTS,
        PanelDuty.CANCEL_PANEL, PanelDuty.DISCLOSE_PANEL,
    }
)  # fmt: skip
"""Done in the name in which the panel was opened."""
_CHAIRED: Final = frozenset({PanelDuty.READ_AGAIN, PanelDuty.WRITE_FINDINGS, PanelDuty.CLOSE_PANEL})


def roles_with(duty: PanelDuty) -> frozenset[Role]:
    """Return the roles that have the duty; an expert has it with a seat alone."""
    return _TABLE[duty]


def has_panel_duty(
    duty: PanelDuty,
    *,
    held: Collection[Appointment],
    place: str,
    seat: Seat = Seat.NONE,
    organiser: Role | None = None,
) -> bool:
    """Return whether a person has the duty for the project of a unit's path, or for a division.

    An expert acts, and looks, from a seat of the panel alone; the chair's duties need the chair;
    experts are appointed and dismissed in the role of the organiser (None: before there is one).
    """
    if duty in _CHAIRED and seat is not Seat.CHAIR:
        return False
    wanted = _TABLE[duty]
    if duty in _ORGANISED and organiser is not None:
        wanted &= {organiser}
    if duty is PanelDuty.VIEW and seat is not Seat.NONE:
        wanted |= _EXPERTS
    return any(
        one.role in wanted
        and reaches(one.role, one.place, place)
        and (one.role is not Role.EXPERT or seat is not Seat.NONE)
        for one in held
    )


def organiser_for(duty: PanelDuty, *, held: Collection[Appointment], place: str) -> Role:
    """Return the role in which a person opens a panel for a place; raises TransitionRefused."""
    for role in ORGANISERS:
        own = [one for one in held if one.role is role]
        if has_panel_duty(duty, held=own, place=place):
            return role
    raise TransitionRefused(_refusal(duty, _TABLE[duty]))


def in_conflict(held: Collection[Appointment], place: str) -> bool:
    """Return whether who holds these serves in the department that a unit's path lies in.

    Source: expert-practice#conflict.
    """
    department = "/".join((*place.split("/")[:2], ""))
    return any(one.place.startswith(department) for one in held)


def refuse_without(
    duty: PanelDuty,
    *,
    held: Collection[Appointment],
    place: str,
    seat: Seat = Seat.NONE,
    organiser: Role | None = None,
) -> None:
    """Raise TransitionRefused for who has not the duty there."""
    if has_panel_duty(duty, held=held, place=place, seat=seat, organiser=organiser):
        return
    if duty in _CHAIRED:
        raise TransitionRefused(message("{duty}由专家组组长办理。", duty=Message(duty.label)))
    roles = _TABLE[duty] & {organiser} if duty in _ORGANISED and organiser else _TABLE[duty]
    raise TransitionRefused(_refusal(duty, roles))


def _refusal(duty: PanelDuty, roles: frozenset[Role]) -> Message:
    return message(
        "您没有{duty}的权限：由{roles}办理，且限于其管辖的范围或受聘的评价。",
        duty=Message(duty.label),
        roles="、".join(sorted(role.label for role in roles)),
    )
