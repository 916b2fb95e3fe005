"""Whether the cost rows sum to the budget."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from jixiao.costing.explaining import rounding_of
from jixiao.costing.sums import part_making
from jixiao.model.amount import Amount
from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found, not_applicable
from jixiao.review.rows import (
    annual_rows,
    class_of,
    is_cost,
    money_of,
    money_text,
    plain,
    speaks_of,
    sum_text,
)
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.indicator import Indicator
    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_LEAST: Final = 2


@rule(
    code="JX-N013",
    fault="COST_SUM_NE",
    title="成本指标之和与预算数不符",
    why="成本指标是预算的分解；加起来对不上，说明钱多了、少了或指标抄错了。",
    since="0.1",
    severity=Severity.BLOCKING,
    source="caiyu-2015-88#funding-match",
    bad="""
budget: 25
indicators:
  - 产出指标 / 成本指标 / 设备购置及维护 / 150000元
  - 产出指标 / 成本指标 / 人员培训 / 60000元
  - 产出指标 / 成本指标 / 电子签章费 / 50000元
""",
    good="""
budget: 25
indicators:
  - 产出指标 / 成本指标 / 设备购置及维护 / 140000元
  - 产出指标 / 成本指标 / 人员培训 / 60000元
  - 产出指标 / 成本指标 / 电子签章费 / 50000元
""",
    neighbour="""
budget: 46
indicators:
  - 产出指标 / 成本指标 / 个人贷款额度 / ≤30万元
  - 产出指标 / 成本指标 / 小微企业贷款额度 / ≤400万元
  - 产出指标 / 成本指标 / 见习补贴 / 1000元/人·月
""",
    fix="核对各项成本，使其合计等于预算数；只由本项目承担一部分的，写明承担比例。",
)
def cost_rows_do_not_sum(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Item costs make the budget; standards, caps and monthly sums are left out of the sum.

    Silent where a part of the rows gives the budget (a total beside its parts), and where the
    rows cover less than the set share (that is a question of cover, not of the sum).
    """
    budget = plan.budget.amount if plan.budget else None
    items = [(number, money) for number, row in annual_rows(plan) if (money := _item(row, context))]
    if budget is None or len(items) < _LEAST:
        yield not_applicable("没有预算数，或可以相加的成本指标不足两项。")
        return
    amounts = [money for _, money in items]
    summed = Amount(sum((money.yuan for money in amounts), Decimal(0)), "元")
    if _agrees(amounts, budget) or summed.yuan < budget.yuan * context.number("cost_cover_least"):
        return
    gap = Amount(abs(summed.yuan - budget.yuan), "元")
    unit = budget.unit
    yield found(
        message(
            "{parts} = {summed}，预算数 {budget}，{direction} {gap}。",
            parts=sum_text(amounts, unit),
            summed=money_text(summed, unit),
            budget=money_text(budget, unit),
            direction=message("多") if summed.yuan > budget.yuan else message("少"),
            gap=money_text(gap, unit),
        ),
        rows=[number for number, _ in items],
        field="value",
        given=money_text(summed, unit),
        expected=money_text(budget, unit),
        difference=money_text(gap, unit),
    )


def _item(row: Indicator, context: Context) -> Amount | None:
    """Return a row's share of the budget, or None for standards, caps, monthly and outside cost."""
    outside = class_of(row) in ("social_cost", "ecological_cost")
    told = f"{plain(row.name)}，{plain(row.description)}"
    if not is_cost(row) or outside or speaks_of(told, context.words("not_item_costs")):
        return None
    return money_of(row)


def _agrees(amounts: list[Amount], budget: Amount) -> bool:
    """Return whether all rows, or some of them, make the budget within its rounding."""
    values = [money.yuan for money in amounts]
    return part_making(values, budget.yuan, rounding_of(budget)) is not None
