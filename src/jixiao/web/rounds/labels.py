"""Words of forms and rules that pages of monitoring and self-evaluation show; all message ids."""

from __future__ import annotations

from typing import Final

from jixiao.model.score import Evidence

LABELS: Final = {
    "red": "红灯", "yellow": "黄灯", "green": "绿灯", "blue": "蓝灯", "none": "未判断",
    "funding": "经费保障", "rules": "制度保障", "staff": "人员保障", "hardware": "硬件条件保障",
    "other": "其他", "certain": "确定能", "possible": "有可能", "impossible": "完全不可能",
    "excellent": "优", "good": "良", "fair": "中", "poor": "差",
    Evidence.CLAIM: "单位填报数", Evidence.SIGNED_PAPER: "签字盖章材料",
    Evidence.SYSTEM_EXPORT: "系统导出", Evidence.MEASURED: "平台计算",
}  # fmt: skip
EVIDENCE: Final = {one: LABELS[one] for one in Evidence}
"""What an actual rests on, in words; the weakest first."""
GRADES: Final = tuple(LABELS[name] for name in ("excellent", "good", "fair", "poor"))
