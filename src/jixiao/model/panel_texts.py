"""What the chair of a panel writes beside the scores, by name, in the order of the report."""

from __future__ import annotations

from typing import Final

LABELS: Final = {
    "process": "评价过程和方法",
    "practices": "主要经验及做法",
    "problems": "存在的问题及原因",
    "suggestions": "有关建议",
    "other": "其他需要说明的问题",
}
"""Chinese, and message ids."""
REQUIRED: Final = ("problems", "suggestions")
"""What a panel is not closed without."""
