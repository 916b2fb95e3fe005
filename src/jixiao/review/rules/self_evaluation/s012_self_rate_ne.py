"""Whether the printed execution rate is spent over budget."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found, lacks_data
from jixiao.review.rows import figure, rounding_of
from jixiao.review.rule import rule
from jixiao.review.self_evaluated import execution_points, execution_ratio, unscored

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_PERCENT: Final = 100


@rule(
    code="JX-S012",
    fault="SELF_RATE_NE",
    title="预算执行率算错",
    why="执行率是执行数除以全年预算数；算错了，得分和监控都跟着错。",
    since="0.2",
    severity=Severity.BLOCKING,
    source="caiyu-2020-10#execution",
    bad="""
kind: self_evaluation
fiscal_year: 2023
execution: {budget_year: 100, spent: 65, rate: 95}
""",
    good="""
kind: self_evaluation
fiscal_year: 2023
execution: {budget_year: 100, spent: 65, rate: 65}
""",
    neighbour="""
kind: self_evaluation
fiscal_year: 2023
execution: {budget_initial: 90, budget_year: 27.3, spent: 26.1, rate: 95.6}
""",
    fix="按全年执行数÷全年预算数重新计算。",
)
def rate_is_not_the_quotient(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Allow for the rounding of the rate and for money printed in few digits.

    Forms print the points of the rate beside it; a rate equal to them is left to the reader.
    """
    if (reason := unscored(context)) is not None:
        yield reason
        return
    ratio, execution = execution_ratio(plan), plan.execution
    if ratio is None or execution is None or execution.rate is None:
        yield lacks_data("没有预算数、执行数或执行率。")
        return
    if execution.rate == execution_points(plan, context):
        yield lacks_data("读到的执行率与执行率分值相同，可能是分值，请核对原表。")
        return
    due = ratio * _PERCENT
    money = rounding_of([execution.spent or Decimal(0)]) / (execution.budget_year or Decimal(1))
    tolerance = rounding_of([execution.rate]) + money * _PERCENT
    if abs(execution.rate - due) > tolerance:
        due = due.quantize(Decimal("0.01"))
        yield found(
            message(
                "{spent}÷{budget} = {due}%，表上是 {rate}%。",
                spent=figure(execution.spent or Decimal(0)),
                budget=figure(execution.budget_year or Decimal(0)),
                due=figure(due),
                rate=figure(execution.rate),
            ),
            field="execution.rate",
            given=f"{figure(execution.rate)}%",
            expected=f"{figure(due)}%",
            difference=figure(abs(execution.rate - due)),
        )
