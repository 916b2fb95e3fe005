"""Whether the cumulative plan rises and ends at 100 %."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found, lacks_data, not_applicable
from jixiao.review.rows import figure
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_WHOLE: Final = Decimal(100)
_DECEMBER: Final = 12


@rule(
    code="JX-F002",
    fault="PLAN_NOT_MONOTONE",
    title="支出计划不是逐步累计到100%",
    why="支出计划是累计数，只能增加，年底应为100%；否则用款计划无法执行。",
    since="0.1",
    severity=Severity.BLOCKING,
    source="caiban-2023-12#spending-plan",
    bad="""
name: 运维费
plan: {3: 25, 6: 75, 10: 50, 12: 100}
""",
    good="""
name: 运维费
plan: {3: 25, 6: 50, 10: 75, 12: 100}
""",
    neighbour="""
name: 运维费
plan: {3: 0, 6: 50, 10: 50, 12: 100}
""",
    fix="改为累计百分比：后一时点不小于前一时点，12月底为100%。",
)
def spending_plan_falls(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Cumulative shares never fall and end at 100 %; standing still is allowed."""
    del context
    points = sorted(plan.plan.points) if plan.plan else []
    if not points:
        yield not_applicable("没有资金支出计划。")
        return
    for (month, share), (later, next_share) in pairwise(points):
        if next_share < share:
            yield found(
                message(
                    "支出计划 {later} 月底 {low}%，小于 {month} 月底的 {high}%。",
                    later=later,
                    low=figure(next_share),
                    month=month,
                    high=figure(share),
                ),
                field=f"plan.{later}",
                given=f"{figure(next_share)}%",
                expected=f"≥{figure(share)}%",
            )
    month, last = points[-1]
    if month != _DECEMBER:
        yield lacks_data("支出计划没有读到12月底一栏，无法判断是否到100%。")
    elif last != _WHOLE:
        yield found(
            message("支出计划 {month} 月底 {last}%，应为 100%。", month=month, last=figure(last)),
            field=f"plan.{month}",
            given=f"{figure(last)}%",
            expected="100%",
            difference=f"{figure(abs(last - _WHOLE))}%",
        )
