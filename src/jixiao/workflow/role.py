"""The roles people hold, each bound to a place in the tree of organisations."""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class Level(StrEnum):
    """The kind of organisation a role is held in; it decides how far the role reaches.

    A unit reaches itself, a department itself and its units, a finance bureau its division.
    """

    UNIT = "unit"
    DEPARTMENT = "department"
    BUREAU = "bureau"


class Role(StrEnum):
    """What a person is there for; `label` is what people read, `level` where it can be held."""

    UNIT_CLERK = "unit_clerk"
    UNIT_HEAD = "unit_head"
    DEPARTMENT_REVIEWER = "department_reviewer"
    PROGRAMME_DESK = "programme_desk"
    PERFORMANCE_DESK = "performance_desk"
    AUDITOR = "auditor"
    ADMINISTRATOR = "administrator"
    EXPERT = "expert"

    @property
    def label(self) -> str:
        """The role's name in Chinese, which is also its message id."""
        return LABELS[self]

    @property
    def levels(self) -> frozenset[Level]:
        """The kinds of organisation in which the role can be held."""
        return LEVELS[self]


LABELS = {
    Role.UNIT_CLERK: "单位经办人",
    Role.UNIT_HEAD: "单位负责人",
    Role.DEPARTMENT_REVIEWER: "部门审核人",
    Role.PROGRAMME_DESK: "财政业务股",
    Role.PERFORMANCE_DESK: "财政绩效股",
    Role.AUDITOR: "审计人员",
    Role.ADMINISTRATOR: "管理员",
    Role.EXPERT: "评审专家",
}
LEVELS = {
    Role.UNIT_CLERK: frozenset({Level.UNIT, Level.DEPARTMENT}),
    Role.UNIT_HEAD: frozenset({Level.UNIT, Level.DEPARTMENT}),
    Role.DEPARTMENT_REVIEWER: frozenset({Level.DEPARTMENT}),
    Role.PROGRAMME_DESK: frozenset({Level.BUREAU}),
    Role.PERFORMANCE_DESK: frozenset({Level.BUREAU}),
    Role.AUDITOR: frozenset({Level.BUREAU}),
    Role.ADMINISTRATOR: frozenset({Level.BUREAU}),
    Role.EXPERT: frozenset({Level.BUREAU}),
}
READERS: Final = frozenset(Role) - {Role.ADMINISTRATOR, Role.EXPERT}
"""The roles that look at plans as far as they reach; an expert sees what a seat shows."""
