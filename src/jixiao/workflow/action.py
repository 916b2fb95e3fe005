"""What a person can do with a plan."""

from __future__ import annotations

from enum import StrEnum


class Action(StrEnum):
    """One thing done to a plan; its value is what the trail keeps, `title` what people read."""

    VIEW = "view"
    TAKE_IN = "take_in"
    EDIT = "edit"
    SUBMIT = "submit"
    RECALL = "recall"
    FORWARD = "forward"
    RETURN = "return"
    APPROVE = "approve"
    ANSWER = "answer"
    OVERRULE = "overrule"
    COMMENT = "comment"
    GIVE_OPINION = "give_opinion"
    ADJUST = "adjust"
    DISCLOSE = "disclose"

    @property
    def label(self) -> str:
        """The action's name in Chinese, which is also its message id."""
        return LABELS[self]


LABELS = {
    Action.VIEW: "查看",
    Action.TAKE_IN: "导入",
    Action.EDIT: "填写",
    Action.SUBMIT: "报送",
    Action.RECALL: "撤回",
    Action.FORWARD: "审核通过并上报",
    Action.RETURN: "退回",
    Action.APPROVE: "批复",
    Action.ANSWER: "答复审核意见",
    Action.OVERRULE: "不采纳审核意见",
    Action.COMMENT: "批注",
    Action.GIVE_OPINION: "出具审核意见",
    Action.ADJUST: "发起调整",
    Action.DISCLOSE: "公开",
}
MOVES = frozenset(
    {Action.SUBMIT, Action.RECALL, Action.FORWARD, Action.RETURN, Action.APPROVE, Action.ADJUST}
)
"""The actions that change the stage."""
