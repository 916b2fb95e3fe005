"""Whether a plan that buys or pays states what it costs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.model.plan import DocumentKind
from jixiao.review.judgement import found, lacks_data, not_applicable
from jixiao.review.purchases import bought_row, is_bought
from jixiao.review.rows import shown
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement


@rule(
    code="JX-C003",
    fault="COST_MISSING",
    title="花钱购买或发放，却没有成本指标",
    why="买设备、发补助都有单价和总额；没有成本指标，花多少都算合格。",
    since="0.2",
    severity=Severity.BLOCKING,
    source="caiyu-2021-101#target-value",
    bad="""
budget: 30
indicators:
  - 产出指标 / 数量指标 / 电脑购置数量 / ≥10台 / 20
  - 产出指标 / 质量指标 / 验收合格率 / ≥98% / 20
  - 产出指标 / 时效指标 / 采购及时率 / ≥95% / 10
  - 效益指标 / 社会效益 / 业务办结率 / ≥95% / 40
""",
    good="""
budget: 30
indicators:
  - 成本指标 / 经济成本 / 电脑购置单价 / ≤0.6万元/台 / 20
  - 产出指标 / 数量指标 / 电脑购置数量 / ≥10台 / 20
  - 产出指标 / 质量指标 / 验收合格率 / ≥98% / 10
  - 产出指标 / 时效指标 / 采购及时率 / ≥95% / 10
  - 效益指标 / 社会效益 / 业务办结率 / ≥95% / 30
""",
    neighbour="""
budget: 30
indicators:
  - 产出指标 / 数量指标 / 巡查次数 / ≥12次 / 20
  - 产出指标 / 质量指标 / 问题整改率 / ≥98% / 20
  - 产出指标 / 时效指标 / 巡查及时率 / ≥95% / 10
  - 效益指标 / 社会效益 / 事故下降率 / ≥5% / 40
""",
    fix="补充成本指标：写明单价、发放标准或总额控制数。",
)
def cost_row_missing(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Money that buys or pays things one can count has a price that binds."""
    if context.document.kind in (DocumentKind.DEPARTMENT, DocumentKind.REGIONAL):
        yield not_applicable("整体和区域绩效目标不逐项列成本。")
        return
    number = bought_row(plan, context)
    if number is None:
        return
    row = plan.indicators[number - 1]
    if any(each.level1 is None and each.level2 is None for each in plan.indicators):
        yield lacks_data("有的指标没有一级和二级指标，无法判断有没有成本指标。")
        return
    yield found(
        message("资金用于“{name} {value}”，却没有成本指标。", name=row.name, value=shown(row)),
        rows=[number],
        field="level2",
        expected="成本指标",
        severity=None if is_bought(plan, number, context) else Severity.QUERY,
    )
