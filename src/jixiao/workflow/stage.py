"""The stages a plan passes from the first line typed to its approval."""

from __future__ import annotations

from enum import StrEnum


class Stage(StrEnum):
    """Where a plan stands; its value is what is stored, `title` what people read."""

    DRAFT = "draft"
    UNIT_CHECK = "unit_check"
    DEPARTMENT_REVIEW = "department_review"
    PROGRAMME_REVIEW = "programme_review"
    PERFORMANCE_REVIEW = "performance_review"
    APPROVED = "approved"

    @property
    def label(self) -> str:
        """The stage's name in Chinese, which is also its message id."""
        return LABELS[self]


LABELS = {
    Stage.DRAFT: "单位填报",
    Stage.UNIT_CHECK: "单位审签",
    Stage.DEPARTMENT_REVIEW: "部门审核",
    Stage.PROGRAMME_REVIEW: "业务股审核",
    Stage.PERFORMANCE_REVIEW: "绩效股审核",
    Stage.APPROVED: "已批复",
}
