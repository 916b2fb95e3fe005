"""Whether a plan has outputs and outcomes, and asks the public where it serves it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.model.finding import Severity
from jixiao.model.indicator import Level1
from jixiao.model.message import message
from jixiao.model.plan import DocumentKind
from jixiao.review.judgement import found, lacks_data, not_applicable
from jixiao.review.rows import is_satisfaction, level_of
from jixiao.review.rule import rule
from jixiao.review.serving import served_publicly

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement


@rule(
    code="JX-C001",
    fault="L1_MISSING",
    title="一级指标不全",
    why="产出说明做了什么，效益说明有什么用；缺了其中一类，项目就无法评价。",
    since="0.1",
    severity=Severity.BLOCKING,
    source="caiyu-2015-88#integrity",
    bad="""
indicators:
  - 产出指标 / 数量指标 / 培训人数 / ≥200人
  - 满意度指标 / 服务对象满意度指标 / 学员满意度 / ≥90%
""",
    good="""
indicators:
  - 产出指标 / 数量指标 / 培训人数 / ≥200人
  - 效益指标 / 社会效益指标 / 学员就业率 / ≥60%
  - 满意度指标 / 服务对象满意度指标 / 学员满意度 / ≥90%
""",
    neighbour="""
indicators:
  - 成本指标 / 经济成本指标 / 监测费 / ≤10万元
  - 产出指标 / 数量指标 / 能耗监测点数 / ≥20个
  - 效益指标 / 社会效益指标 / 企业能耗下降率 / ≥3%
""",
    fix="补充所缺的一级指标，每类至少一项三级指标并填写指标值。",
)
def level_one_missing(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Find plans without output or outcome; ask why those who are served directly are not asked."""
    if context.document.kind is DocumentKind.DEPARTMENT:
        yield not_applicable("部门整体支出按部门的要求设指标。")
        return
    levels = {level_of(indicator) for indicator in plan.indicators}
    missing = [level for level in (Level1.OUTPUT, Level1.OUTCOME) if level not in levels]
    if missing and None in levels:
        yield lacks_data("有的指标没有一级指标，无法判断缺了哪一类。")
    elif missing:
        yield found(
            message("项目没有{missing}。", missing="、".join(missing)),
            field="level1",
            given="、".join(level for level in Level1 if level in levels) or None,
            expected="产出指标、效益指标",
        )
    elif levels and not any(map(is_satisfaction, plan.indicators)):
        yield from _nobody_asked(plan, context)


def _nobody_asked(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Ask, without blocking: who serves nobody directly may leave satisfaction out."""
    group = served_publicly(plan, context)
    if group is None:
        yield not_applicable("没有满意度指标，也看不出直接服务于哪些群众。")
        return
    yield found(
        message("项目直接服务“{group}”，没有满意度指标。", group=group),
        field="level1",
        expected="满意度指标",
        severity=Severity.QUERY,
    )
