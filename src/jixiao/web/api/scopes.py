"""What a token may be used for; the person's own permissions limit it further."""

from __future__ import annotations

from enum import StrEnum


class Scope(StrEnum):
    """A kind of use; its value stands in the token's record."""

    READ = "read"
    WRITE = "write"
    REVIEW = "review"
    MOVE = "move"

    @property
    def label(self) -> str:
        """What it allows, in Chinese, which is also its message id."""
        return LABELS[self]


LABELS = {
    Scope.READ: "查看和下载绩效目标、审核意见",
    Scope.WRITE: "新建和填写绩效目标",
    Scope.REVIEW: "答复和不采纳审核意见",
    Scope.MOVE: "报送、撤回、上报、退回、批复、调整",
}
