"""How one county words and spells the same things: labels, operators, level 2, money."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal

from counties.canvas import Cell
from counties.chance import seeded
from counties.content import ANY, LEVELS, Goal, Item, Project

SPELLINGS = {
    "≥": ["≥", "≥", "≥", ">=", "≧", "大于等于", "不低于", "不少于"],
    "≤": ["≤", "≤", "≤", "<=", "≦", "小于等于", "不超过", "不高于"],
    "=": ["=", "=", "", "＝", "等于"],
    ">": [">", "＞", "大于"],
    "<": ["<", "＜", "小于"],
}
LABELS = {  # first words are used by both halves, those after None by the held-out half only
    "level1": ["一级指标", "一级指标", None, "一级", "指标类别"],
    "level2": ["二级指标", "二级指标", None, "二级", "指标类型"],
    "level3": ["三级指标", "三级指标", "三级指标名称", None, "指标名称", "指标内容"],
    "target": ["指标值", "年度指标值", "目标值", None, "绩效指标值", "年度目标值", "计划指标值"],
    "operator": ["指标性质", "绩效指标性质", "计算符号", None, "运算符号", "比较符"],
    "unit": ["度量单位", "计量单位", None, "单位"],
    "weight": ["权重", "分值", "分值权重", None, "指标分值", "权重（分）"],
    "actual": ["实际完成值", "全年完成值", "完成值", None, "年末实际值", "实际完成情况"],
    "score": ["得分", "自评得分", None, "自评分"],
    "reason": ["偏差原因分析及改进措施", "未完成原因分析", None, "未完成原因和改进措施"],
    "name": ["项目名称", "项目名称", None, "项目支出名称"],
    "department": ["主管部门", "主管部门", None, "业务主管部门"],
    "implementing": ["实施单位", "项目实施单位", None, "项目承担单位"],
    "basis": ["指标值确定依据", "确定依据", None, "指标值设定依据"],
    "description": ["绩效指标描述", "指标描述", None, "指标说明"],
    "tree": ["绩效指标", "绩效指标", None, "年度绩效指标"],
    "goal": ["年度总体目标", "绩效目标", "年度目标", None, "总体目标"],
}
SIGNS = re.compile(r"[\s　]+")


def number_text(value: Decimal | str, *, grouped: bool = False) -> str:
    """A figure as a county would type it."""
    return f"{Decimal(value):,}" if grouped else str(value)


@dataclass
class Style:
    """The habits of one county; the same seed prints the same document."""

    seed: str
    held_out: bool = False
    short_level2: bool = False
    cost_first: bool = False
    remarks: bool = False
    plain_signs: bool = False
    grouped: bool = False
    words: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.rng = seeded(self.seed)

    def label(self, key: str) -> str:
        """The county's word for a label; always the same one within a document."""
        if key not in self.words:
            choices = LABELS[key]
            cut = choices.index(None)
            pool = choices[cut + 1 :] + choices[:1] if self.held_out else choices[:cut]
            self.words[key] = str(self.rng.choice(pool))
        return self.words[key]

    def level(self, item: Item) -> tuple[str, str]:
        """Level 1 and level 2 as this county files the indicator."""
        level1, level2 = LEVELS[item.code]
        if item.code == "成" and self.cost_first:
            level1, level2 = "成本指标", "经济成本指标"
        return level1, level2.removesuffix("指标") if self.short_level2 else level2

    def items(self, project: Project) -> list[Item]:
        """The indicators in the order the county prints them."""
        items = list(project.items)
        if self.cost_first:
            items.sort(key=lambda i: i.code != "成")
        return items

    def spelling(self, operator: str | None) -> str:
        if not operator:
            return ""
        return operator if self.plain_signs else self.rng.choice(SPELLINGS[operator])

    def cell_target(self, goal: Goal) -> tuple[str, dict[str, object]]:
        """One cell's text and its truth."""
        if not goal.numeric:
            return goal.value, words_truth(goal, goal.value)
        sign = self.spelling(goal.operator)
        value, unit = goal.value, goal.unit or ""
        if "." not in value and self.grouped and len(value) > 4:
            value = number_text(value, grouped=True)
        space = " " if self.rng.random() < 0.15 and unit else ""
        text = f"{sign}{value}{space}{unit}"
        operator = goal.operator if sign else None
        return text, target_truth(text, operator, goal.value, goal.unit)

    def column_target(self, goal: Goal) -> tuple[str, str, str, dict[str, object]]:
        """Operator, value and unit columns and their truth."""
        if goal.kind == "words":
            truth = target_truth("定性" + goal.value, "qualitative", goal.value, None)
            return "定性", goal.value, "", truth
        if goal.kind == "text":
            return "", goal.value, "", words_truth(goal, goal.value)
        sign = self.spelling(goal.operator or "=")
        operator = (goal.operator or "=") if sign else None
        text = f"{sign}{goal.value}{goal.unit or ''}"
        return (
            sign,
            goal.value,
            goal.unit or "",
            target_truth(text, operator, goal.value, goal.unit),
        )

    def money(self, amount: Decimal, unit: str = "万元") -> str:
        value = {"万元": amount, "元": amount * 10000, "亿元": amount / 10000}[unit]
        value = value.quantize(Decimal("0.01")) if unit == "元" else value
        return number_text(value, grouped=self.grouped)

    def objectives(self, goals: tuple[str, ...]) -> str:
        """Numbered goals in one cell."""
        if len(goals) == 1:
            return goals[0] + "。"
        marks = self.rng.choice(["{}.", "{}、", "目标{}：", "（{}）"])
        gap = self.rng.choice(["\n", " "])
        numbers = "一二三四五六" if marks == "（{}）" else "123456"
        return gap.join(marks.format(numbers[n]) + g + "。" for n, g in enumerate(goals))


def target_truth(
    text: str, operator: str | None, value: str, unit: str | None
) -> dict[str, object]:
    return {"target_text": SIGNS.sub("", text), "operator": operator, "value": value, "unit": unit}


def words_truth(goal: Goal, text: str) -> dict[str, object]:
    """Graded words are qualitative; a date or period has no operator; other texts are open."""
    if goal.kind == "words":
        return target_truth(text, "qualitative", goal.value, None)
    if re.search(r"[年月日]", text) and not re.search(r"元|覆盖|分钟|次/|^约|标准", text):
        return target_truth(text, None, goal.value, None)
    return {"target_text": SIGNS.sub("", text), "operator": ANY, "value": ANY, "unit": ANY}


def figure(amount: Decimal, text: str, *, cols: int = 1, rows: int = 1) -> Cell:
    """A cell holding money: the text as shown and the number for spreadsheets."""
    shown = Decimal(text.replace(",", ""))
    pattern = "#,##0.00" if "," in text else "0.00"
    return Cell(
        text, cols=cols, rows=rows, number=shown if amount is not None else None, style=pattern
    )


def groups(levels: list[tuple[str, ...]]) -> list[list[int]]:
    """For each row, how many rows its level 1 and level 2 cells span; 0 where covered."""
    spans: list[list[int]] = []
    for n, names in enumerate(levels):
        row = []
        for depth in range(len(names)):
            key = names[: depth + 1]
            if n and levels[n - 1][: depth + 1] == key:
                row.append(0)
                continue
            size = 1
            while n + size < len(levels) and levels[n + size][: depth + 1] == key:
                size += 1
            row.append(size)
        spans.append(row)
    return spans
