"""Whether one row counts several activities."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.indicator import Level1
from jixiao.model.message import message
from jixiao.review.judgement import found
from jixiao.review.phrases import bare, clauses, said_in
from jixiao.review.rows import annual_rows, level_of
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_MEASURE: Final = re.compile(r".{0,4}(?:率|数|数量|金额|标准|时间|成本)")
_LONG: Final = 6


@rule(
    code="JX-R008",
    fault="COMPOUND_NAME",
    title="一个指标写了几件事",
    why="宣传、印刷、订阅合写一个数，分不清各做多少，完成多少也无法核对。",
    since="0.2",
    severity=Severity.QUERY,
    source="caiyu-2021-101#name",
    bad="""
indicators:
  - 产出指标 / 数量指标 / 开展政策宣传活动，印刷宣传册，订阅报刊杂志 / 60000份
""",
    good="""
indicators:
  - 产出指标 / 数量指标 / 印刷宣传册 / ≥50000份
  - 产出指标 / 数量指标 / 开展政策宣传活动 / ≥12次
""",
    neighbour="""
indicators:
  - 产出指标 / 数量指标 / 宫颈癌、乳腺癌检查人数 / ≥9000人
  - 产出指标 / 数量指标 / 设备购置、安装、维护台数 / ≥10台
  - 产出指标 / 质量指标 / 项目建设，验收合格率 / =100%
""",
    fix="一件事设一个指标，分别填写指标值。",
)
def several_activities(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Count clauses that name an activity each; lists of objects before one measure pass."""
    activities = said_in(context.words("activity_words"))
    for number, row in annual_rows(plan):
        if level_of(row) not in (Level1.OUTPUT, Level1.COST):
            continue
        told = _activities(bare(row.name), activities)
        if len(told) > 1:
            yield found(
                message(
                    "指标“{name}”合写了{count}件事：{told}。",
                    name=row.name,
                    count=len(told),
                    told="；".join(told),
                ),
                rows=[number],
                field="name",
                given=row.name,
            )


def _activities(name: str, activities: re.Pattern[str]) -> list[str]:
    """Return the clauses with an activity; parts of a list count only when they are long."""
    parts = [part for clause in clauses(name) for part in _listed(clause)]
    told = [part for part in parts if activities.search(part) and not _MEASURE.fullmatch(part)]
    return told if len(parts) > 1 else []


def _listed(clause: str) -> list[str]:
    """Return the long parts of a list, or the whole clause when its parts are mere objects."""
    parts = clause.split("、")
    return parts if all(len(part) >= _LONG for part in parts) else [clause]
