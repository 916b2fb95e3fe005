"""Whether the score of the execution rate follows from it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found, lacks_data
from jixiao.review.rows import figure
from jixiao.review.rule import rule
from jixiao.review.self_evaluated import (
    execution_points,
    execution_ratio,
    score_rounding,
    unscored,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement


@rule(
    code="JX-S010",
    fault="SELF_EXEC_SCORE",
    title="预算执行率得分算错",
    why="执行率得分由全年预算数和执行数算出，不能自行打分。",
    since="0.2",
    severity=Severity.BLOCKING,
    source="caiyu-2020-10#execution",
    bad="""
kind: self_evaluation
fiscal_year: 2023
execution: {budget_year: 100, spent: 65, score: 10}
""",
    good="""
kind: self_evaluation
fiscal_year: 2023
execution: {budget_year: 100, spent: 65, score: 6.5}
""",
    neighbour="""
kind: self_evaluation
fiscal_year: 2023
execution: {budget_year: 27.3, spent: 26.1, score: 9.6}
""",
    fix="按“执行率分值×min(1，全年执行数÷全年预算数)”重新计算。",
)
def execution_score_wrong(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Score is points x min(1, spent / budget); the printed digits tell how it was rounded."""
    if (reason := unscored(context)) is not None:
        yield reason
        return
    ratio, execution = execution_ratio(plan), plan.execution
    if ratio is None or execution is None or execution.score is None:
        yield lacks_data("没有预算数、执行数或执行率得分。")
        return
    points = execution_points(plan, context)
    due = points * min(Decimal(1), max(ratio, Decimal(0)))
    tolerance = score_rounding(plan) + context.number("execution_tolerance")
    # No rounding makes full points of an execution that is not full.
    full = execution.score >= points and ratio < 1 - context.number("execution_full_within")
    if full or abs(execution.score - due) > tolerance:
        due = due.quantize(Decimal("0.01"))
        yield found(
            message(
                "{points}×{spent}÷{budget} = {due} 分，表上是 {score} 分。",
                points=figure(points),
                spent=figure(execution.spent or Decimal(0)),
                budget=figure(execution.budget_year or Decimal(0)),
                due=figure(due),
                score=figure(execution.score),
            ),
            field="execution.score",
            given=figure(execution.score),
            expected=figure(due),
            difference=figure(abs(execution.score - due)),
        )
