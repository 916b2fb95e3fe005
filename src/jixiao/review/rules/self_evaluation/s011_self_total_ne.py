"""Whether the total score is the sum of the scores."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found, lacks_data
from jixiao.review.rows import annual_rows, figure, rounding_of
from jixiao.review.rule import rule
from jixiao.review.self_evaluated import full_points, scored_rows, unscored

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement


@rule(
    code="JX-S011",
    fault="SELF_TOTAL_NE",
    title="总分不等于各项得分之和",
    why="评价等级由总分决定；加错一次，等级就可能不同。",
    since="0.2",
    severity=Severity.BLOCKING,
    source="caiyu-2020-10#self-evaluation-form",
    bad="""
kind: self_evaluation
fiscal_year: 2023
total_score: 98
execution: {budget_year: 100, spent: 95, score: 9.5}
indicators:
  - {level2: 数量指标, name: 培训人次, full_score: 50, score: 46}
  - {level2: 社会效益, name: 就业率, full_score: 40, score: 38}
""",
    good="""
kind: self_evaluation
fiscal_year: 2023
total_score: 93.5
execution: {budget_year: 100, spent: 95, score: 9.5}
indicators:
  - {level2: 数量指标, name: 培训人次, full_score: 50, score: 46}
  - {level2: 社会效益, name: 就业率, full_score: 40, score: 38}
""",
    neighbour="""
kind: self_evaluation
fiscal_year: 2023
total_score: 93.5
execution: {budget_year: 100, spent: 95, score: 9.5}
indicators:
  - {level2: 预算执行率, name: 预算执行率, full_score: 10, score: 9.5}
  - {level2: 质量指标, name: 零差率销售执行率, full_score: 50, score: 46}
  - {level2: 社会效益, name: 就业率, full_score: 40, score: 38}
""",
    fix="重新加总各项得分和执行率得分。",
)
def total_is_not_the_sum(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Sum the rows and the execution rate once, whichever place prints it."""
    if (reason := unscored(context)) is not None:
        yield reason
        return
    rows = [row for _, row in scored_rows(plan) if full_points(row) is not None]
    scores = [row.score for row in rows if row.score is not None]
    execution = _execution_score(plan)
    if plan.total_score is None or execution is None or not scores or len(scores) < len(rows):
        yield lacks_data("没有总分，或有的得分没有填写。")
        return
    parts = [execution, *scores]
    summed = sum(parts, Decimal(0))
    gap = abs(summed - plan.total_score)
    if gap > rounding_of([plan.total_score, *(each for each in parts if each % 1)]):
        yield found(
            message(
                "{parts} = {summed} 分，总分写的是 {total} 分，相差 {gap} 分。",
                parts="+".join(figure(each) for each in parts),
                summed=figure(summed),
                total=figure(plan.total_score),
                gap=figure(gap),
            ),
            field="total_score",
            given=figure(plan.total_score),
            expected=figure(summed),
            difference=figure(gap),
        )


def _execution_score(plan: PerformancePlan) -> Decimal | None:
    """Return the score of the execution rate: of the funds' part, else of a row of its own."""
    if plan.execution is not None and plan.execution.score is not None:
        return plan.execution.score
    scored = {number for number, _ in scored_rows(plan)}
    own = [row.score for number, row in annual_rows(plan) if number not in scored]
    return own[0] if own else None
