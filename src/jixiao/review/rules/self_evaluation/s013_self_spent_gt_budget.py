"""Whether more was spent than the year's budget."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found, lacks_data
from jixiao.review.rows import figure
from jixiao.review.rule import rule
from jixiao.review.self_evaluated import execution_ratio, plan_gives_reason, unscored

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement


@rule(
    code="JX-S013",
    fault="SELF_SPENT_GT_BUDGET",
    title="执行数大于全年预算数",
    why="没有预算不得支出；执行数更大，是超支，或全年预算数没有按调整后填写。",
    since="0.2",
    severity=Severity.QUERY,
    source="caiyu-2020-10#self-evaluation-form",
    bad="""
kind: self_evaluation
fiscal_year: 2023
execution: {budget_initial: 50, budget_year: 50, spent: 58}
""",
    good="""
kind: self_evaluation
fiscal_year: 2023
execution: {budget_initial: 50, budget_year: 60, spent: 58}
""",
    neighbour="""
kind: self_evaluation
fiscal_year: 2023
execution: {budget_initial: 50, budget_year: 58, spent: 58.00}
""",
    fix="全年预算数填写调整后的数；确属超支的，说明资金来源。",
)
def spent_above_budget(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Compare spending with the adjusted budget; a stated reason for the project passes."""
    if (reason := unscored(context)) is not None:
        yield reason
        return
    ratio, execution = execution_ratio(plan), plan.execution
    if ratio is None or execution is None:
        yield lacks_data("没有预算数或执行数。")
        return
    if ratio > 1 and not plan_gives_reason(plan):
        budget, spent = execution.budget_year or Decimal(0), execution.spent or Decimal(0)
        yield found(
            message(
                "执行数 {spent} {unit}，全年预算数 {budget} {unit}，多 {gap} {unit}。",
                spent=figure(spent),
                budget=figure(budget),
                gap=figure(spent - budget),
                unit=execution.unit,
            ),
            field="execution.spent",
            given=f"{figure(spent)} {execution.unit}",
            expected=f"{figure(budget)} {execution.unit}",
            difference=f"{figure(spent - budget)} {execution.unit}",
        )
