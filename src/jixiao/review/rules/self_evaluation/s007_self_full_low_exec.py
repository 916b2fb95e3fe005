"""Whether full outputs fit the money spent."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.attainment import attainment_of
from jixiao.review.judgement import found, lacks_data
from jixiao.review.rows import class_of, figure
from jixiao.review.rule import rule
from jixiao.review.self_evaluated import (
    execution_ratio,
    gives_reason,
    plan_gives_reason,
    scored_rows,
    unscored,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_PERCENT: Final = 100


@rule(
    code="JX-S007",
    fault="SELF_FULL_LOW_EXEC",
    title="支出不足而产出全部完成",
    why="钱只花了一半，数量却全部完成，不是预算多了，就是完成数不实或有欠款。",
    since="0.2",
    severity=Severity.QUERY,
    source="provincial-self-evaluation#low-execution",
    bad="""
kind: self_evaluation
fiscal_year: 2023
execution: {budget_year: 100, spent: 45}
indicators:
  - {level2: 数量指标, name: 培训人次, target: ≥500人次, actual: 510人次}
  - {level2: 数量指标, name: 培训期数, target: ≥10期, actual: 10期}
""",
    good="""
kind: self_evaluation
fiscal_year: 2023
execution: {budget_year: 100, spent: 98}
indicators:
  - {level2: 数量指标, name: 培训人次, target: ≥500人次, actual: 510人次}
  - {level2: 数量指标, name: 培训期数, target: ≥10期, actual: 10期}
""",
    neighbour="""
kind: self_evaluation
fiscal_year: 2023
execution: {budget_year: 100, spent: 45}
indicators:
  - {level2: 数量指标, name: 培训人次, target: ≥500人次, actual: 240人次, deviation_reason: 推迟}
  - {level2: 数量指标, name: 培训期数, target: ≥10期, actual: 10期}
""",
    fix="说明结余、欠付或节约的原因；完成数不实的，据实改正。",
)
def full_output_for_half_the_money(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Compare the execution rate with the rows of quantity, all of which must be met."""
    if (reason := unscored(context)) is not None:
        yield reason
        return
    ratio = execution_ratio(plan)
    reached = [
        (number, row, done)
        for number, row in scored_rows(plan)
        if class_of(row) == "quantity" and (done := attainment_of(row))
    ]
    if ratio is None or not reached:
        yield lacks_data("没有执行数，或没有可以比较的数量指标。")
        return
    explained = plan_gives_reason(plan) or any(gives_reason(row) for _, row, _ in reached)
    full = all(done.is_met for _, _, done in reached)
    if ratio < context.number("low_execution") and full and not explained:
        yield found(
            message(
                "执行率 {rate}%，{count}项数量指标却全部完成。",
                rate=figure((ratio * _PERCENT).quantize(Decimal("0.1"))),
                count=len(reached),
            ),
            rows=[number for number, _, _ in reached],
            field="execution.spent",
            given=f"{figure((ratio * _PERCENT).quantize(Decimal('0.1')))}%",
        )
