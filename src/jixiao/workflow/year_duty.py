"""Who may do what with a fiscal year and its list of projects."""

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


class YearDuty(StrEnum):
    """One thing done to a year of a division; its value is what the trail keeps."""

    VIEW = "view_year"
    OPEN = "open_year"
    ARCHIVE = "archive_year"
    REOPEN = "reopen_year"
    TAKE_LIST = "take_project_list"
    MARK_SECRET = "mark_secret"  # noqa: S105 - what is done, no password
    CLOSE_STAGES = "close_stages"
    WATCH = "watch_deadlines"

    @property
    def label(self) -> str:
        """The duty's name in Chinese, which is also its message id."""
        return LABELS[self]


LABELS = {
    YearDuty.VIEW: "查看年度和项目",
    YearDuty.OPEN: "开启年度",
    YearDuty.ARCHIVE: "归档年度",
    YearDuty.REOPEN: "重新开启年度",
    YearDuty.TAKE_LIST: "导入项目清单",
    YearDuty.MARK_SECRET: "标记涉密",
    YearDuty.CLOSE_STAGES: "设定截止日期",
    YearDuty.WATCH: "查看办理期限",
}
_DESKS: Final = frozenset({Role.PROGRAMME_DESK, Role.PERFORMANCE_DESK})
_TABLE: Final = {
    YearDuty.VIEW: READERS,
    YearDuty.OPEN: frozenset({Role.PERFORMANCE_DESK}),
    YearDuty.ARCHIVE: frozenset({Role.PERFORMANCE_DESK}),
    YearDuty.REOPEN: frozenset({Role.PERFORMANCE_DESK}),
    YearDuty.TAKE_LIST: _DESKS,
    YearDuty.MARK_SECRET: _DESKS,
    YearDuty.CLOSE_STAGES: frozenset({Role.PERFORMANCE_DESK}),
    YearDuty.WATCH: _DESKS | {Role.DEPARTMENT_REVIEWER, Role.AUDITOR},
}


def roles_with(duty: YearDuty) -> frozenset[Role]:
    """Return the roles that have the duty."""
    return _TABLE[duty]


def has_duty(duty: YearDuty, *, held: Collection[Appointment], place: str) -> bool:
    """Return whether a person has the duty for an organisation's path (a division's: the year)."""
    wanted = [one for one in held if one.role in _TABLE[duty]]
    if duty is YearDuty.VIEW and any(one.place.startswith(place) for one in wanted):
        return True  # who serves anywhere in a division may know its years
    return any(reaches(one.role, one.place, place) for one in wanted)


def refuse_without(duty: YearDuty, *, held: Collection[Appointment], place: str) -> None:
    """Raise TransitionRefused for who has not the duty at the place."""
    if not has_duty(duty, held=held, place=place):
        raise TransitionRefused(
            message(
                "您没有{duty}的权限：由{roles}办理，且限于其管辖的范围。",
                duty=Message(duty.label),
                roles="、".join(sorted(role.label for role in _TABLE[duty])),
            )
        )
