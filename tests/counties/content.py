"""Invented projects of many fields with their true values; no county, sum or person exists."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from counties.chance import seeded

if TYPE_CHECKING:
    import random

ANY = "*"
"""In a truth: whatever the reader says here is right (two careful people would disagree)."""

LEVELS = {
    "数": ("产出指标", "数量指标"),
    "质": ("产出指标", "质量指标"),
    "时": ("产出指标", "时效指标"),
    "成": ("产出指标", "成本指标"),
    "经": ("效益指标", "经济效益指标"),
    "社": ("效益指标", "社会效益指标"),
    "生": ("效益指标", "生态效益指标"),
    "续": ("效益指标", "可持续影响指标"),
    "满": ("满意度指标", "服务对象满意度指标"),
}
BASES = (
    "工作计划",
    "历史数据",
    "行业标准",
    "县政府常务会议纪要",
    "部门年度工作要点",
    "上级下达任务",
)
PURPOSES = ("主要用于{}支出。", "用于{}相关费用。", "资金用于{}。")
COUNTIES = (
    "云岭县",
    "清阳县",
    "松泽县",
    "望川县",
    "金渠县",
    "东柳县",
    "鹿溪区",
    "临沅市",
    "乐坪县",
)
HELD_COUNTIES = ("宁梧县", "永棠县", "安渡县", "石桥坪县", "青禾市", "南浦区", "雁回县")
NUMBER = re.compile(r"^([≥≤=><])?(-?[\d.]+) (.+)$")
FACTOR = re.compile(r"^[≥≤=><]?-?[\d.]+$")


@dataclass(frozen=True)
class Goal:
    """A target: an operator and a number with unit, graded words, or a date, period or policy."""

    operator: str | None
    value: str
    unit: str | None
    kind: str  # number, words, text

    @property
    def numeric(self) -> bool:
        return self.kind == "number"


@dataclass(frozen=True)
class Item:
    """One indicator; `code` is its level 2 in one character."""

    code: str
    name: str
    goal: Goal
    weight: str
    basis: str
    description: str
    actual: str
    score: str
    reason: str


@dataclass(frozen=True)
class Project:
    """One invented project: money in 万元, plan in cumulative percent."""

    field: str
    county: str
    name: str
    code: str
    unit_code: str
    department: str
    implementing: str
    year: int
    category: str
    attribute: str
    period: str
    total: Decimal
    fiscal: Decimal
    other: Decimal
    spent: Decimal
    purpose: str
    plan: tuple[tuple[int, str], ...]
    objectives: tuple[str, ...]
    achieved: tuple[str, ...]
    items: tuple[Item, ...]

    @property
    def rate(self) -> str:
        """Spent of total in percent, two decimals."""
        return f"{self.spent * 100 / self.total:.2f}"

    @property
    def execution_score(self) -> str:
        """Ten points times the rate, two decimals."""
        return f"{self.spent * 10 / self.total:.2f}"


def goal_of(text: str) -> Goal:
    """The target written in projects.txt: `≥46 所`, `~有效改善`, `!2025年6月底前`."""
    if text[0] in "~!":
        return Goal(None, text[1:], None, "words" if text[0] == "~" else "text")
    if FACTOR.match(text):
        text += " "
    found = NUMBER.match(text) or re.match(r"^([≥≤=><])?(-?[\d.]+)( ?)(.*)$", text)
    assert found, text
    unit = found.group(3).strip() or None
    if found.lastindex == 4:
        unit = found.group(4) or None
    return Goal(found.group(1), found.group(2), unit, "number")


def _weights(count: int, rng: random.Random) -> list[int]:
    """Points that sum to 90, multiples of five where possible, the last ones 10."""
    points = [10] * count
    while sum(points) > 90:
        points[rng.choice([n for n in range(count) if points[n] > 5])] -= 5
    while sum(points) < 90:
        points[rng.randrange(count)] += 5
    return points


def _actual(goal: Goal, rng: random.Random) -> tuple[str, bool]:
    """What was reached, as a form prints it, and whether it reaches the target."""
    if not goal.numeric:
        if goal.kind == "words":
            return goal.value, True
        return rng.choice(["已按期完成", "按计划完成", goal.value]), True
    value = Decimal(goal.value)
    if goal.unit in {"%", "‰"} or value == 0 or not goal.operator or goal.operator == "=":
        return f"{goal.value}{goal.unit or ''}", True
    step = Decimal(1).scaleb(value.as_tuple().exponent)
    missed = rng.random() < 0.2
    up = (goal.operator in "≥>") != missed
    moved = value + step * rng.randint(1, 3) * (1 if up else -1)
    return f"{moved}{goal.unit or ''}", not missed


def _item(line: str, points: int, rng: random.Random) -> Item:
    code, name, target = line.split(" ", 2)
    goal = goal_of(target)
    actual, reached = _actual(goal, rng)
    score = str(points) if reached else f"{Decimal(points) - Decimal('0.5')}"
    reason = "" if reached else rng.choice(["受天气影响工期顺延", "招标结余", "部分对象外出务工"])
    ways = ("反映{}情况", "{}的实际完成数", "考核{}")
    return Item(
        code,
        name,
        goal,
        str(points),
        rng.choice(BASES),
        rng.choice(ways).format(name),
        actual,
        score,
        reason,
    )


def _money(text: str, rng: random.Random) -> tuple[Decimal, Decimal, Decimal, Decimal]:
    total = Decimal(text.replace(",", "")).quantize(Decimal("0.01"))
    other = Decimal(0)
    if rng.random() < 0.3:
        other = (total * rng.choice([1, 2, 3]) / 10).quantize(Decimal("0.01"))
    short = rng.choice([Decimal(1), Decimal("0.97"), Decimal("0.9246")])
    return total, total - other, other, (total * short).quantize(Decimal("0.01"))


def _project(block: list[str], number: int) -> Project:
    rng = seeded(f"{block[0]}{number}")
    field, name, department, implementing, total, objectives = block[0].split("|")
    goals = tuple(objectives.split(";"))
    points = _weights(len(block) - 1, rng)
    items = [_item(line, p, rng) for line, p in zip(block[1:], points, strict=True)]
    places = HELD_COUNTIES if number % 5 in (1, 3) else COUNTIES
    county = places[number % len(places)]
    money = _money(total, rng)
    plan = rng.choice(
        [("20", "50", "80", "100"), ("25", "50", "75", "100"), ("0", "40", "", "100")]
    )
    region = {"县": "县", "区": "区", "市": "市"}[county[-1]]
    code = (
        f"{rng.randint(110000, 659000)}25{rng.choice(['T', 'P', 'Y'])}{rng.randint(10**9, 10**10)}"
    )
    own = implementing[1:] if implementing[0] == "县" else implementing
    return Project(
        field=field,
        county=county,
        name=name,
        code=code,
        unit_code=f"{rng.randint(101, 899)}{rng.randint(1, 20):03d}",
        department=f"{county}{department}",
        implementing=f"{county}{own}",
        year=2025,
        category=rng.choice(["3-特定目标类", "其他运转类", "22-特定目标类", "31-部门项目"]),
        attribute=rng.choice(["0101-一年期项目", "延续性项目", "新增项目", "常年项目"]),
        period=rng.choice(["1年", "2025年", "3年", "2025年1月至2025年12月"]),
        total=money[0],
        fiscal=money[1],
        other=money[2],
        spent=money[3],
        purpose=rng.choice(PURPOSES).format(name),
        plan=tuple(zip((3, 6, 10 if region == "县" else 9, 12), plan, strict=True)),
        objectives=goals,
        achieved=tuple(f"已{_done(goal)}" for goal in goals),
        items=tuple(items),
    )


def _done(goal: str) -> str:
    return re.sub("^(保障|完成)", r"\1了", goal.rstrip("。"))


@cache
def projects() -> tuple[Project, ...]:
    """Every invented project, in the order of projects.txt."""
    blocks: list[list[str]] = []
    text = Path(__file__).with_name("projects.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line.startswith("P "):
            blocks.append([line[2:]])
        elif line and blocks and not line.startswith("#"):
            blocks[-1].append(line)
    return tuple(_project(block, number) for number, block in enumerate(blocks))


def part(*, held_out: bool) -> tuple[Project, ...]:
    """The projects of one half of the corpus; no project stands in both."""
    return tuple(p for n, p in enumerate(projects()) if (n % 5 in (1, 3)) == held_out)
