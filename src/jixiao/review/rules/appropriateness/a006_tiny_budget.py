"""Whether a tiny sum carries a full set of indicators."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found, lacks_data
from jixiao.review.rows import annual_rows
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement


@rule(
    code="JX-A006",
    fault="TINY_BUDGET",
    title="金额很小却单列项目",
    why="千把元单列一个项目、设一整套指标，管理成本超过资金本身。",
    since="0.2",
    severity=Severity.ADVICE,
    source="caiyu-2015-88#funding-match",
    bad="""
budget: 0.10
indicators:
  - 产出指标 / 数量指标 / 移交退休人员 / ≥12人
  - 产出指标 / 质量指标 / 档案完整率 / ≥98%
  - 产出指标 / 时效指标 / 档案移交及时率 / ≥95%
  - 效益指标 / 社会效益指标 / 企业负担减轻率 / ≥90%
  - 满意度指标 / 服务对象满意度指标 / 退休人员满意度 / ≥90%
""",
    good="""
budget: 4.10
indicators:
  - 产出指标 / 数量指标 / 移交退休人员 / ≥120人
  - 产出指标 / 质量指标 / 档案完整率 / ≥98%
  - 产出指标 / 时效指标 / 档案移交及时率 / ≥95%
  - 效益指标 / 社会效益指标 / 企业负担减轻率 / ≥90%
  - 满意度指标 / 服务对象满意度指标 / 退休人员满意度 / ≥90%
""",
    neighbour="""
budget: 0.10
indicators:
  - 产出指标 / 数量指标 / 移交退休人员 / ≥12人
  - 满意度指标 / 服务对象满意度指标 / 退休人员满意度 / ≥90%
""",
    fix="与同类项目合并申报，或按简易程序只设关键指标。",
)
def full_set_for_a_tiny_sum(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Budgets of nothing are another rule's matter."""
    total = plan.budget.amount if plan.budget else None
    if total is None:
        yield lacks_data("没有填写预算数。")
        return
    count = sum(1 for _ in annual_rows(plan))
    if 0 < total.yuan < context.number("tiny_budget") and count >= context.number("full_set"):
        budget = f"{total.number:f} {total.unit}"
        yield found(
            message("预算只有 {budget}，单列项目并设{count}项指标。", budget=budget, count=count),
            field="budget.total",
            given=budget,
        )
