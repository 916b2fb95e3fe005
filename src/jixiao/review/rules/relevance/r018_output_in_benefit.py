"""Whether work that is done stands as its effect."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.done_work import work_as_effect
from jixiao.review.judgement import found
from jixiao.review.rows import shown
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement


@rule(
    code="JX-R018",
    fault="OUTPUT_IN_BENEFIT",
    title="效益指标里放了产出",
    why="完成率、发放人数说明做了什么；效益要说明做了之后有什么变化。",
    since="0.2",
    severity=Severity.QUERY,
    source="caiyu-2021-101#outcome",
    bad="""
indicators:
  - 效益指标 / 社会效益指标 / 工作完成率 / =100%
  - 效益指标 / 经济效益指标 / 年满60周岁领取待遇人员 / 68000人
""",
    good="""
indicators:
  - 产出指标 / 质量指标 / 工作完成率 / =100%
  - 效益指标 / 社会效益指标 / 老年人基本生活保障覆盖率 / ≥95%
""",
    neighbour="""
indicators:
  - 效益指标 / 社会效益指标 / 带动就业人数 / ≥300人
  - 效益指标 / 社会效益指标 / 受益农户 / ≥8900户
  - 效益指标 / 可持续影响指标 / 购置设备使用年限 / ≥6年
  - 效益指标 / 社会效益指标 / 农产品抽检合格率 / ≥98%
""",
    fix="移到数量、质量或时效指标，效益指标改写服务对象或社会因此发生的变化。",
)
def output_as_effect(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Find rates of work done, qualities of things bought, heads served, and things made."""
    for number in work_as_effect(plan, context):
        row = plan.indicators[number - 1]
        yield found(
            message(
                "效益指标“{name}”（{value}）写的是完成的工作，不是效果。",
                name=row.name,
                value=shown(row),
            ),
            rows=[number],
            field="level1",
            given=row.level1,
            expected="产出指标",
        )
