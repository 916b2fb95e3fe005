"""Whether deviations are explained."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.attainment import attainment_of
from jixiao.review.judgement import found
from jixiao.review.rows import figure, listed, plain, shown, speaks_of
from jixiao.review.rule import rule
from jixiao.review.self_evaluated import (
    execution_ratio,
    full_points,
    gives_reason,
    plan_gives_reason,
    scored_rows,
    unscored,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.indicator import Indicator
    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement


@rule(
    code="JX-S005",
    fault="SELF_NO_REASON",
    title="未完成或扣分没有说明原因",
    why="没有完成的指标要说明原因和改进措施，否则自评不能用来改进工作。",
    since="0.2",
    severity=Severity.QUERY,
    source="caiyu-2020-10#deviation",
    bad="""
kind: self_evaluation
fiscal_year: 2023
indicators:
  - {level2: 数量指标, name: 培训人次, target: ≥500人次, actual: 325人次}
""",
    good="""
kind: self_evaluation
fiscal_year: 2023
indicators:
  - level2: 数量指标
    name: 培训人次
    target: ≥500人次
    actual: 325人次
    deviation_reason: 两期培训因场地维修推迟，明年一季度补办
""",
    neighbour="""
kind: self_evaluation
fiscal_year: 2023
indicators:
  - {level2: 数量指标, name: 培训人次, target: ≥500人次, actual: 512人次, full_score: 10, score: 10}
  - {level2: 经济成本, name: 人均成本, target: ≤500元, actual: 480元}
  - {level2: 社会效益, name: 服务能力, target: 有效提升, actual: 有效提升, full_score: 10, score: 9}
""",
    fix="逐项填写偏差原因和改进措施。",
)
def deviation_without_reason(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Find rows not met or not fully scored whose reason is blank; one text for all counts."""
    if (reason := unscored(context)) is not None:
        yield reason
        return
    if plan_gives_reason(plan):
        return
    if _spent_little(plan, context):
        yield found(
            message(
                "预算执行率 {rate}%，没有说明原因。",
                rate=figure(round((execution_ratio(plan) or Decimal(0)) * 100, 2)),
            ),
            field="execution",
            given=f"{figure(round((execution_ratio(plan) or Decimal(0)) * 100, 2))}%",
        )
    rows = [(number, row) for number, row in scored_rows(plan) if _deviates(row, context)]
    silent = [(number, row) for number, row in rows if not gives_reason(row)]
    if silent:
        yield found(
            message(
                "第{rows}项未完成或扣分，没有填写原因：{values}。",
                rows=listed(number for number, _ in silent),
                values="；".join(f"{row.name} {shown(row)} → {row.actual}" for _, row in silent),
            ),
            rows=[number for number, _ in silent],
            field="deviation_reason",
            given="、".join(row.actual or "—" for _, row in silent),
        )


def _spent_little(plan: PerformancePlan, context: Context) -> bool:
    """Return whether little was spent and no text beside the money or in the rows says why."""
    ratio, execution = execution_ratio(plan), plan.execution
    if execution is None or ratio is None or ratio >= context.number("execution_explained"):
        return False
    if plain(execution.reason) or any(plain(line.reason) for line in execution.rows):
        return False
    told = "，".join(plain(row.deviation_reason) for row in plan.indicators)
    return not speaks_of(told, context.words("spending_words"))


def _deviates(row: Indicator, context: Context) -> bool:
    """Return whether a row misses its target, or points that its words would allow it."""
    reached = attainment_of(row)
    full = full_points(row)
    if reached is not None and not reached.is_met:
        return True
    if full is None or row.score is None:
        return False
    if row.target.quantity is not None and row.target.quantity.number is not None:
        return row.score < full
    bands = context.table("qualitative_bands")
    said = next((one for one in bands if speaks_of(plain(row.actual), one["words"])), None)
    best = max(bands, key=lambda one: Decimal(one["low"]))
    # Too few points for what is said to be reached are a wrong score, which is another rule's.
    return said is not best and row.score < full * Decimal(best["low"])
