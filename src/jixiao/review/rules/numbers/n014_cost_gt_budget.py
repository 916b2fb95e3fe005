"""Whether a cost that speaks of the whole fund exceeds the budget."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from jixiao.costing.gathering import facts_of
from jixiao.model.amount import Amount
from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found, not_applicable
from jixiao.review.rows import (
    annual_rows,
    is_cost,
    money_of,
    money_text,
    plain,
    rounding_of,
    speaks_of,
)
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.indicator import Indicator
    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement


@rule(
    code="JX-N014",
    fault="COST_GT_BUDGET",
    title="成本控制数大于预算数",
    why="控制数比预算还大，等于没有控制，多半是从别的项目抄来的。",
    since="0.1",
    severity=Severity.BLOCKING,
    source="caiyu-2021-101#cost",
    bad="""
budget: 0.10
indicators:
  - 产出指标 / 成本指标 / 补助金额总量 / ≤3.9万元
""",
    good="""
budget: 0.10
indicators:
  - 产出指标 / 成本指标 / 补助金额总量 / ≤0.1万元
""",
    neighbour="""
budget: 46.00
indicators:
  - 产出指标 / 成本指标 / 小微企业贷款额度 / ≤400万元
""",
    fix="按本项目预算数改正成本控制数。",
)
def cost_above_budget(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Compare rows of the fund itself and of its parts; a loan's cap is not this fund's cost."""
    budget = plan.budget.amount if plan.budget else None
    if budget is None:
        yield not_applicable("没有预算数。")
        return
    tolerance = rounding_of([budget.number]) * Amount(Decimal(1), budget.unit).yuan
    items = _items(plan, context)
    for number, row in annual_rows(plan):
        own = number in items or (is_cost(row) and _of_the_fund(row, context))
        cost = money_of(row) if own else None
        if cost is None or cost.yuan <= budget.yuan + tolerance:
            continue
        # A part that is nearly the whole is the whole, rounded another way.
        near = cost.yuan <= budget.yuan * (1 + context.number("rounding_near"))
        if near and not _of_the_fund(row, context):
            continue
        unit = budget.unit
        gap = money_text(Amount(cost.yuan - budget.yuan, "元"), unit)
        yield found(
            message(
                "“{name}”{cost}，预算数 {budget}，多 {gap}。",
                name=row.name or "—",
                cost=money_text(cost, unit),
                budget=money_text(budget, unit),
                gap=gap,
            ),
            rows=[number],
            field="value",
            given=money_text(cost, unit),
            expected=f"≤{money_text(budget, unit)}",
            difference=gap,
        )


def _items(plan: PerformancePlan, context: Context) -> set[int]:
    """Return the rows (from 1) that bind a part of the cost; none where others pay a share."""
    facts = facts_of(plan, context.day)
    if facts.shares:
        return set()
    foreign = context.all_words("not_item_costs", "others_money")
    own = (item for item in facts.items if not speaks_of(item.subject, foreign))
    rows = {item.place.row for item in own if item.place and item.place.row}
    return {row for row in rows if plan.indicators[row - 1].target.operator is not None}


def _of_the_fund(row: Indicator, context: Context) -> bool:
    """Return whether a row speaks of the fund's own total and not of a standard or a cap."""
    told = f"{plain(row.name)}，{plain(row.description)}"
    own = speaks_of(row.name, context.words("fund_totals"))
    return own and not speaks_of(told, context.words("not_item_costs"))
