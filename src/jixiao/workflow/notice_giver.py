"""Who gave a rectification notice is who lifts it: the bureau's demand is not the department's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jixiao.model.message import Message, message
from jixiao.workflow.cycle_duty import CycleDuty, roles_with
from jixiao.workflow.deciding import TransitionRefused
from jixiao.workflow.reach import reaches
from jixiao.workflow.role import Role

if TYPE_CHECKING:
    from collections.abc import Collection

    from jixiao.workflow.deciding import Appointment

_HIGHEST_FIRST: Final = (Role.PERFORMANCE_DESK, Role.DEPARTMENT_REVIEWER)
_OF_THE_GIVER: Final = frozenset({CycleDuty.CLOSE_NOTICE, CycleDuty.SEND_NOTICE_BACK})


def giver_among(held: Collection[Appointment], *, place: str) -> Role:
    """Return as what a person gives notice: the highest of the roles that may."""
    return next(role for role in _HIGHEST_FIRST if _is_held(role, held, place))


def refuse_other_than(
    giver: Role | None, duty: CycleDuty, *, held: Collection[Appointment], place: str
) -> None:
    """Raise TransitionRefused for who would lift a notice that another level gave.

    `giver` is None for notices of before this was kept; whoever may give one may lift those.
    """
    if is_for(giver, duty, held=held, place=place):
        return
    assert giver is not None  # noqa: S101 - told apart above, for the checker
    raise TransitionRefused(
        message(
            "这份整改通知是{giver}下达的，由{giver}办理{duty}。",
            giver=Message(giver.label), duty=Message(duty.label),
        )
    )  # fmt: skip


def is_for(
    giver: Role | None, duty: CycleDuty, *, held: Collection[Appointment], place: str
) -> bool:
    """Return whether a step with a notice is open to a person as far as its giver goes.

    Who has not the duty at all is told so elsewhere.
    """
    if giver is None or duty not in _OF_THE_GIVER:
        return True
    mine = [role for role in roles_with(duty) if _is_held(role, held, place)]
    return not mine or giver in mine


def _is_held(role: Role, held: Collection[Appointment], place: str) -> bool:
    return any(one.role is role and reaches(one.role, one.place, place) for one in held)
