"""What is not published with a plan, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Something the office holds beside the version, and the reason the public does not get it."""

    what: str
    why: str


LABELS: Final = {
    "process": "审核意见、批注和退回理由",
    "process_why": "属于内部审核的过程性信息，批复后的目标已反映其结果",
    "people": "经办人和审核人的姓名",
    "people_why": "公开只需说明机构，不需要个人信息",
    "attachments": "申报时上传的附件",
    "attachments_why": "可能含有合同和个人信息，可依申请公开",
}
LEFT_OUT: Final = tuple(
    LeftOut(LABELS[what], LABELS[f"{what}_why"]) for what in ("process", "people", "attachments")
)
"""What every disclosure leaves out."""
