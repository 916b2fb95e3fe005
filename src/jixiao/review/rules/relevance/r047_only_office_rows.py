"""Whether the output rows are about the project and not about the office."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found, not_applicable
from jixiao.review.office_rows import is_own_business, office_rows
from jixiao.review.rows import listed
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement


@rule(
    code="JX-R047",
    fault="ONLY_OFFICE_ROWS",
    title="指标套用办公经费模板",
    why="项目是再就业服务，指标全是办公人数、单位数、运转保障率，没有一条反映项目做了什么。",
    since="0.2",
    severity=Severity.QUERY,
    source="caiyu-2015-88#relevance",
    bad="""
name: 再就业经费
purpose: 再就业服务
indicators:
  - 产出指标 / 数量指标 / 保障办公人数 / 18人
  - 产出指标 / 质量指标 / 运转保障率 / 100%
  - 产出指标 / 时效指标 / 经费保障及时性 / ≤12个月
""",
    good="""
name: 再就业经费
purpose: 再就业服务
indicators:
  - 产出指标 / 数量指标 / 举办招聘会场次 / ≥6场
  - 产出指标 / 质量指标 / 帮扶人员就业率 / ≥60%
  - 产出指标 / 时效指标 / 岗位信息发布时限 / ≤3天
""",
    neighbour="""
name: 开展工作经费
purpose: 日常办公经费支出
indicators:
  - 产出指标 / 数量指标 / 保障办公人数 / 38人
  - 产出指标 / 质量指标 / 运转保障率 / 100%
  - 产出指标 / 时效指标 / 办公经费支付及时率 / 100%
""",
    fix="换成反映本项目工作的指标：做什么、做多少、质量如何、何时完成。",
)
def rows_of_an_office(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Count output rows about the office's own running where name and use tell other business."""
    if is_own_business(plan, context):
        yield not_applicable("项目本身就是办公经费，或没有名称。")
        return
    if office := office_rows(plan, context):
        yield found(
            message(
                "第{rows}项说的都是单位办公和运转，与项目“{name}”做的事无关。",
                rows=listed(office),
                name=plan.name,
            ),
            rows=office,
            field="name",
            given="、".join(plan.indicators[n - 1].name or "" for n in office),
            expected=plan.name,
        )
