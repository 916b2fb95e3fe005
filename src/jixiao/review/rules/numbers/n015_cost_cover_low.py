"""Whether the cost rows cover the budget."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from jixiao.costing.factor import in_wan, plain
from jixiao.costing.gathering import facts_of
from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found, not_applicable
from jixiao.review.rows import annual_rows, is_cost, speaks_of
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jixiao.costing.factor import Factor
    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_PERCENT: Final = Decimal(100)


@rule(
    code="JX-N015",
    fault="COST_COVER_LOW",
    title="成本指标只覆盖预算的一小部分",
    why="大部分钱没有对应的成本指标，花到哪里事前看不出，事后也无法评价。",
    since="0.2",
    severity=Severity.QUERY,
    source="caiyu-2015-88#integrity",
    bad="""
name: 业务经费
budget: 30.00
indicators:
  - 成本指标 / 经济成本 / 办公设备购置费 / ≤6万元
  - 产出指标 / 数量指标 / 电脑购置数量 / ≥10台
""",
    good="""
name: 业务经费
budget: 30.00
indicators:
  - 成本指标 / 经济成本 / 办公设备购置费 / ≤6万元
  - 成本指标 / 经济成本 / 宣传费 / ≤24万元
""",
    neighbour="""
name: 业务经费
budget: 30.00
indicators:
  - 成本指标 / 经济成本 / 培训费标准 / ≤450元/人·天
  - 成本指标 / 经济成本 / 成本节约额 / ≥3万元
""",
    fix="补充其余支出的成本指标，或说明其余资金的用途和测算依据。",
)
def cost_covers_little(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Compare item costs with the budget; plans that state a standard calculate otherwise.

    A cost far below the budget is the price of a piece, whatever its name.
    """
    budget = plan.budget.amount if plan.budget else None
    facts = facts_of(plan, context.day)
    items = [
        item for item in facts.items if not speaks_of(item.subject, context.words("saving_words"))
    ]
    if budget is None or budget.yuan <= 0 or not items or facts.standards or facts.monthly:
        yield not_applicable("没有预算数，或没有可以相加的成本指标，或按标准测算。")
        return
    unknown = (
        row.target.quantity is None or not row.target.quantity.number
        for _, row in annual_rows(plan)
        if is_cost(row)
    )
    if any(unknown):
        yield not_applicable("有的成本没有写金额，不知道一共多少。")
        return
    total = sum((item.value for item in items), Decimal(0))
    share_covered = total / budget.yuan
    unit_price = share_covered < context.number("cost_cover_unit")
    if unit_price or share_covered >= context.number("cost_cover_least"):
        return
    share = f"{plain(round(share_covered * _PERCENT, 1))}%"
    yield found(
        message(
            "成本指标 {parts}，预算数 {budget}，只覆盖 {share}，其余 {rest} 没有成本指标。",
            parts=_sum_text(items),
            budget=in_wan(budget.yuan),
            share=share,
            rest=in_wan(budget.yuan - total),
        ),
        rows=[item.place.row for item in items if item.place and item.place.row],
        field="value",
        given=in_wan(total),
        difference=in_wan(budget.yuan - total),
    )


def _sum_text(items: Sequence[Factor]) -> str:
    """Return the costs added up: `6 万元`, `6 万元 + 3 万元 = 9 万元`."""
    parts = " + ".join(item.text for item in items)
    total = in_wan(sum((item.value for item in items), Decimal(0)))
    return parts if len(items) == 1 else f"{parts} = {total}"
