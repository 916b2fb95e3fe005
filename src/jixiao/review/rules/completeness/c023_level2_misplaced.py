"""Whether level 2 belongs to the level 1 it stands under."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from jixiao.model.finding import Severity
from jixiao.model.indicator import Level1
from jixiao.model.message import message
from jixiao.model.plan import DocumentKind
from jixiao.review.judgement import found, not_applicable
from jixiao.review.rows import annual_rows, level_of, listed
from jixiao.review.rule import rule
from jixiao.standards.indicator_classes import level2_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement


@rule(
    code="JX-C023",
    fault="LEVEL2_MISPLACED",
    title="二级指标不属于所在的一级指标",
    why="二级指标放错一级，按一级分配的权重和得分都会错。",
    since="0.2",
    severity=Severity.BLOCKING,
    source="caiyu-2021-101#types",
    bad="""
indicators:
  - 效益指标 / 数量指标 / 培训人数 / ≥200人
  - 产出指标 / 社会效益指标 / 学员就业率 / ≥60%
""",
    good="""
indicators:
  - 产出指标 / 数量指标 / 培训人数 / ≥200人
  - 效益指标 / 社会效益指标 / 学员就业率 / ≥60%
""",
    neighbour="""
indicators:
  - 产出指标 / 成本指标 / 培训费 / ≤10万元
  - 成本指标 / 经济成本指标 / 培训费 / ≤10万元
  - 效益指标 / 服务对象满意度指标 / 学员满意度 / ≥90%
  - 效益指标 / 可持续影响指标 / 学员留任率 / ≥60%
""",
    fix="按财政部指标体系改正一级或二级指标。",
)
def level_two_misplaced(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Hold level 2 against both trees; satisfaction may stand under outcome."""
    if context.document.kind is DocumentKind.DEPARTMENT:
        yield not_applicable("部门整体支出按部门的要求设指标。")
        return
    wrong: dict[tuple[Level1, str], list[int]] = defaultdict(list)
    for number, row in annual_rows(plan):
        level, known = level_of(row), level2_of(row.level2) if row.level2 else None
        if level is None or known is None or level in (known.home_2015, known.home_2021):
            continue
        if not (level is Level1.OUTCOME and known.kind == "satisfaction"):
            wrong[level, known.name].append(number)
    for (level, name), rows in wrong.items():
        yield found(
            message(
                "第{rows}项把“{name}”放在“{level}”下。", rows=listed(rows), name=name, level=level
            ),
            rows=rows,
            field="level2",
            given=f"{level}、{name}",
        )
