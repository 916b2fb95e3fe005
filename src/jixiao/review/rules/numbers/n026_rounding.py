"""Whether a sum in words is the sum in the budget's own field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.costing.explaining import rounding_of
from jixiao.costing.factor import in_wan
from jixiao.costing.gathering import facts_of
from jixiao.costing.sums import part_making
from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found, not_applicable
from jixiao.review.rows import speaks_of
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from jixiao.costing.factor import Factor
    from jixiao.model.amount import Amount
    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement


@rule(
    code="JX-N026",
    fault="ROUNDING",
    title="文字或指标中的金额与预算数略有出入",
    why="同一笔钱写了两个略有不同的数，公开后会被问到哪个是准的。",
    since="0.2",
    severity=Severity.ADVICE,
    source="audit-practice#wording",
    bad="""
name: 就业补助资金
budget: 148.65
objectives:
  - 保障148.65429万元资金落实到位
""",
    good="""
name: 就业补助资金
budget: 148.65
objectives:
  - 保障148.65万元资金落实到位
""",
    neighbour="""
name: 就业补助资金
budget: 148.65
objectives:
  - 保障其中上年结转120万元资金落实到位
indicators:
  - 产出指标 / 成本指标 / 设备购置费 / ≤147万元
""",
    fix="按预算数改正文字中的金额，统一保留位数。",
)
def sum_differs_a_little(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Find sums said of the whole fund that are nearly, not quite, the budget.

    Rows that add up to the budget are its parts, however near the largest comes.
    """
    budget = plan.budget.amount if plan.budget else None
    if budget is None or budget.yuan <= 0:
        yield not_applicable("没有预算数。")
        return
    facts = facts_of(plan, context.day)
    values = [item.value for item in facts.items]
    parts = part_making(values, budget.yuan, rounding_of(budget))
    items = [] if parts and len(parts) > 1 else facts.items
    for said in (*facts.sums, *items, *facts.caps):
        gap = abs(said.value - budget.yuan)
        near = 0 < gap <= budget.yuan * context.number("rounding_near")
        own = _of_the_fund(said, context) or _same(said, gap, budget)
        if not near or said.place is None or not own:
            continue
        yield found(
            message(
                "写的是 {said}，预算数 {budget}，相差 {gap}。",
                said=said.text,
                budget=in_wan(budget.yuan),
                gap=in_wan(gap),
            ),
            rows=[said.place.row] if said.place.row else None,
            field="value" if said.place.row else said.place.field,
            given=said.text,
            expected=in_wan(budget.yuan),
            difference=in_wan(gap),
        )


def _of_the_fund(said: Factor, context: Context) -> bool:
    """Return whether a sum is said of the fund as a whole, in its objective or in a row."""
    own = speaks_of(said.subject, context.words("fund_totals"))
    return own and not speaks_of(said.subject, context.words("not_item_costs"))


def _same(said: Factor, gap: Decimal, budget: Amount) -> bool:
    """Return whether a sum of a sentence is the budget with more digits than its field prints."""
    in_head = said.place is not None and said.place.row is None
    return in_head and gap <= rounding_of(budget) and "约" not in said.subject
