"""Whether a fault is told of a plan of a few rows, each written level|name|value|basis."""

from __future__ import annotations

from jixiao.notation.plan_text import read_plan_text
from jixiao.review.reviewing import review

LEVELS = {
    "数量": "产出指标 / 数量指标",
    "质量": "产出指标 / 质量指标",
    "时效": "产出指标 / 时效指标",
    "成本": "成本指标 / 经济成本指标",
    "社会": "效益指标 / 社会效益指标",
    "经济": "效益指标 / 经济效益指标",
    "生态": "效益指标 / 生态效益指标",
    "满意": "满意度指标 / 服务对象满意度指标",
}


def row(text: str) -> str:
    level, name, *rest = text.split("|")
    value, *basis = rest
    return " / ".join([f"  - {LEVELS[level]}", name, value, *(["10", *basis] if basis else [])])


def is_asked(fault: str, *rows: str, name: str = "综合服务项目", **head: str) -> bool:
    lines = [f"{key}: {value}" for key, value in {"name": name, **head}.items()]
    text = "\n".join([*lines, "indicators:", *map(row, rows)]) + "\n"
    return any(one.fault == fault for one in review([read_plan_text(text)]))
