"""Whether the units counted, each at the limit, stay within the budget."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found, not_applicable
from jixiao.review.rows import figure, money_of, money_text, shown
from jixiao.review.rule import rule
from jixiao.review.unit_limits import limits_with_counts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement


@rule(
    code="JX-N052",
    fault="LIMIT_TIMES_UNITS",
    title="户数乘每户限额已超过预算",
    why="50户每户最高4万元就是200万元，预算不到200万元：要么不是每户都享受，要么标准写高了。",
    since="0.3",
    severity=Severity.ADVICE,
    source="caiyu-2015-88#funding-match",
    bad="""
name: 农村改厕奖补
budget: 120
indicators:
  - 产出指标 / 数量指标 / 改厕农户 / ≥600户
  - 产出指标 / 成本指标 / 每户最高补助限额 / ≤3000元
""",
    good="""
name: 农村改厕奖补
budget: 180
indicators:
  - 产出指标 / 数量指标 / 改厕农户 / ≥600户
  - 产出指标 / 成本指标 / 每户最高补助限额 / ≤3000元
""",
    neighbour="""
name: 民办幼儿园奖补
budget: 120
indicators:
  - 产出指标 / 数量指标 / 受益家庭 / ≥6000户
  - 产出指标 / 成本指标 / 每所最高奖补限额 / ≤50000元
""",
    fix="写明实际享受的户数和平均标准，乘积与预算相符。",
)
def units_at_their_limit(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Multiply the limit for each unit with the one count of such units."""
    del context
    budget = plan.budget.amount if plan.budget else None
    limits = limits_with_counts(plan)
    if budget is None or not limits:
        yield not_applicable("没有预算数，或没有每户每家的限额。")
        return
    for (number, row), (counted, count) in limits:
        money, heads = money_of(row), count.target.quantity
        if money is None or heads is None or heads.number is None:
            continue
        total = money.yuan * heads.number
        if total > budget.yuan:
            yield found(
                message(
                    "{count} × {limit} = {total} 万元，超过预算 {budget}。",
                    count=f"“{count.name}”{shown(count)}",
                    limit=f"“{row.name}”{shown(row)}",
                    total=figure(total / 10000),
                    budget=money_text(budget, "万元"),
                ),
                rows=sorted((number, counted)),
                field="value",
                given=figure(total / 10000),
                expected=money_text(budget, "万元"),
            )
