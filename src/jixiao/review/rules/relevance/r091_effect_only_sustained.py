"""Whether outcome holds more than a sustained effect."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found, not_applicable
from jixiao.review.rows import annual_rows, class_of, is_outcome, listed
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement


@rule(
    code="JX-R091",
    fault="EFFECT_ONLY_SUSTAINED",
    title="效益只有可持续影响，没有社会或经济效益",
    why="目标说要做好服务、保障权益，效益只有一条“可持续”；今年带来什么变化没有指标。",
    since="0.3",
    severity=Severity.ADVICE,
    source="caiyu-2021-101#outcome",
    bad="""
name: 专项业务经费
objectives: [全力做好防汛保障工作。]
indicators:
  - 产出指标 / 数量指标 / 巡堤次数 / ≥60次
  - 效益指标 / 可持续影响指标 / 业务工作可持续性 / 效果明显
""",
    good="""
name: 专项业务经费
objectives: [全力做好防汛保障工作。]
indicators:
  - 产出指标 / 数量指标 / 巡堤次数 / ≥60次
  - 效益指标 / 社会效益指标 / 险情及时处置率 / ≥98%
  - 效益指标 / 可持续影响指标 / 堤防安全运行年限 / ≥10年
""",
    neighbour="""
name: 天然林管护
objectives: [管护天然林2万亩。]
indicators:
  - 效益指标 / 生态效益指标 / 森林覆盖率 / ≥36%
  - 效益指标 / 可持续影响指标 / 水源涵养持续年限 / ≥10年
""",
    fix="补一项当年能看到的社会效益或经济效益，如办结率、受益人数、事故下降率。",
)
def only_a_sustained_effect(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Find plans with objectives whose outcome rows all stand under sustained effects."""
    del context
    rows = [(n, row) for n, row in annual_rows(plan) if is_outcome(row)]
    if not rows or not plan.objectives:
        yield not_applicable("没有效益指标，或没有目标。")
        return
    if all(class_of(row) == "sustained" for _, row in rows):
        yield found(
            message(
                "效益只有可持续影响（第{rows}项），没有社会或经济效益，目标的效果无从衡量。",
                rows=listed(n for n, _ in rows),
            ),
            rows=[n for n, _ in rows],
            field="level2",
        )
