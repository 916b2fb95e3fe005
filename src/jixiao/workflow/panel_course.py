"""How a panel comes to its end: scored blind, deliberated on, closed, its conclusion decided."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from jixiao.model.message import Message, message
from jixiao.workflow.deciding import TransitionRefused
from jixiao.workflow.panel_duty import PanelDuty, Seat, has_panel_duty, refuse_without
from jixiao.workflow.reach import reaches
from jixiao.workflow.role import Role

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from jixiao.workflow.deciding import Appointment


class PanelStanding(StrEnum):
    """Where a panel stands; its value is what is stored."""

    SCORING = "scoring"
    DELIBERATING = "deliberating"
    CLOSED = "closed"
    DECIDED = "decided"
    CANCELLED = "cancelled"

    @property
    def label(self) -> str:
        """The standing's name in Chinese, which is also its message id."""
        return LABELS[self]


LABELS = {
    PanelStanding.SCORING: "专家评分中",
    PanelStanding.DELIBERATING: "组长评议中",
    PanelStanding.CLOSED: "结果已认定",
    PanelStanding.DECIDED: "结论已审定",
    PanelStanding.CANCELLED: "已终止",
}
_SCORING, _DELIBERATING = PanelStanding.SCORING, PanelStanding.DELIBERATING
_COURSE: Final[Mapping[PanelDuty, Mapping[PanelStanding, PanelStanding]]] = {
    PanelDuty.APPOINT_EXPERT: {_SCORING: _SCORING},
    PanelDuty.DISMISS_EXPERT: {_SCORING: _SCORING},
    PanelDuty.REMIND_EXPERTS: {_SCORING: _SCORING},
    PanelDuty.CANCEL_PANEL: {
        _SCORING: PanelStanding.CANCELLED, _DELIBERATING: PanelStanding.CANCELLED,
    },
    PanelDuty.SCORE_ITEMS: {_SCORING: _SCORING},
    PanelDuty.HAND_IN: {_SCORING: _SCORING},
    PanelDuty.READ_AGAIN: {_DELIBERATING: _SCORING},
    PanelDuty.WRITE_FINDINGS: {_DELIBERATING: _DELIBERATING},
    PanelDuty.CLOSE_PANEL: {_DELIBERATING: PanelStanding.CLOSED},
    PanelDuty.DECIDE_CONCLUSION: {PanelStanding.CLOSED: PanelStanding.DECIDED},
    PanelDuty.DISCLOSE_PANEL: {
        PanelStanding.CLOSED: PanelStanding.CLOSED, PanelStanding.DECIDED: PanelStanding.DECIDED,
    },
}  # fmt: skip
"""Duty → where it may be done → where it leads while not all sheets are in."""
_BUREAU: Final = frozenset({Role.PERFORMANCE_DESK, Role.PROGRAMME_DESK, Role.AUDITOR})
_ENDS_SCORING: Final = frozenset({PanelDuty.HAND_IN, PanelDuty.DISMISS_EXPERT})
_OF_A_SHEET: Final = frozenset({PanelDuty.SCORE_ITEMS, PanelDuty.HAND_IN, PanelDuty.DISMISS_EXPERT})
_NEEDS_REASON: Final = frozenset(
    {
        PanelDuty.DISMISS_EXPERT, PanelDuty.CANCEL_PANEL, PanelDuty.READ_AGAIN,
        PanelDuty.DECIDE_CONCLUSION,
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class PanelSituation:
    """What a step rests on, besides the person's roles.

    `place` is the path of the project's unit; `seat` the person's own, `organiser` the role the
    panel was opened in; `handed_in` tells whether the sheet concerned is in already, `all_in`
    whether every sheet is in after the step and they are enough; `apart` whether the experts
    differ so much that they may score a second time, which they have not yet.
    """

    place: str
    seat: Seat = Seat.NONE
    organiser: Role | None = None
    handed_in: bool = False
    all_in: bool = False
    apart: bool = False
    reason: str = ""


def decide_panel_step(
    duty: PanelDuty,
    before: PanelStanding,
    *,
    held: Collection[Appointment],
    situation: PanelSituation,
) -> PanelStanding:
    """Return where the duty leads; raises TransitionRefused with the reason and the way out.

    Sheets that were handed in stay as they are. When the last one is in, the panel deliberates.
    """
    refuse_without(
        duty, held=held, place=situation.place, seat=situation.seat, organiser=situation.organiser
    )
    after = _COURSE[duty].get(before)
    if after is None:
        raise TransitionRefused(
            message(
                "“{standing}”时不能{duty}；请刷新页面查看现在的状态。",
                standing=Message(before.label), duty=Message(duty.label),
            )
        )  # fmt: skip
    if duty in _OF_A_SHEET and situation.handed_in:
        raise TransitionRefused(message("评分已提交，不能再改动。"))
    if duty is PanelDuty.READ_AGAIN and not situation.apart:
        raise TransitionRefused(
            message("专家意见比较一致，或者已经有过第二轮评分，不再组织第二轮评分。")
        )
    if duty in _NEEDS_REASON and not situation.reason.strip():
        raise TransitionRefused(message("{duty}要写明理由。", duty=Message(duty.label)))
    return _DELIBERATING if duty in _ENDS_SCORING and situation.all_in else after


def panel_steps_open(
    standing: PanelStanding, *, held: Collection[Appointment], situation: PanelSituation
) -> frozenset[str]:
    """Return the duties that a person may do where the panel stands."""
    return frozenset(
        duty.value
        for duty, ways in _COURSE.items()
        if standing in ways
        and has_panel_duty(
            duty, held=held, place=situation.place, seat=situation.seat,
            organiser=situation.organiser,
        )
        and not (duty in _OF_A_SHEET and situation.handed_in)
        and (duty is not PanelDuty.READ_AGAIN or situation.apart)
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class PanelView:
    """What somebody who may look at a panel sees of it.

    `seats`: who sits on it; `result`: what all sheets come to together, with their agreement;
    `sheets`: what each expert gave, and the evidence.
    """

    seats: bool
    result: bool
    sheets: bool


def view_of(
    standing: PanelStanding, *, held: Collection[Appointment], situation: PanelSituation
) -> PanelView:
    """Return what a person sees of a panel besides the own sheet.

    While experts score, nobody sees another's sheet; once all are in, the panel, the organiser and
    the bureau do. The unit and the department evaluated learn who the experts were, and what all
    came to together, when there is a result. Of a cancelled panel no sheet is shown.
    Source: expert-practice#blind.
    """
    ended = standing in {PanelStanding.CLOSED, PanelStanding.DECIDED}
    inside = situation.seat is not Seat.NONE or any(
        (one.role in _BUREAU or one.role is situation.organiser)
        and reaches(one.role, one.place, situation.place)
        for one in held
    )
    opened = ended or standing is PanelStanding.DELIBERATING
    return PanelView(
        seats=inside or ended, result=ended or (inside and opened), sheets=inside and opened
    )
