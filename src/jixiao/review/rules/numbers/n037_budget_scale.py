"""Whether the budget and its cost differ by a unit only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.model.amount import YUAN_PER_UNIT
from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found, not_applicable
from jixiao.review.rows import annual_rows, figure, is_cost, money_of, plain, speaks_of
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement


@rule(
    code="JX-N037",
    fault="BUDGET_SCALE",
    title="预算数与成本只差一个单位",
    why="预算写12000万元，成本写12000元，数字相同单位不同，必有一个填错。",
    since="0.2",
    severity=Severity.BLOCKING,
    source="audit-practice#scale",
    bad="""
budget: 12000
indicators:
  - 产出指标 / 成本指标 / 经费金额 / 12000元
""",
    good="""
budget: 1.2
indicators:
  - 产出指标 / 成本指标 / 经费金额 / 12000元
""",
    neighbour="""
budget: 5
indicators:
  - 产出指标 / 成本指标 / 人均补助标准 / ≤5元
  - 产出指标 / 成本指标 / 每人每天伙食费 / ≤5元
""",
    fix="核对表头单位，改正预算数或成本的单位。",
)
def scale_mistaken(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Find a cost with the budget's digits in another unit; prices per head do not count."""
    budget = plan.budget.amount if plan.budget else None
    if budget is None or budget.number <= 0:
        yield not_applicable("没有预算数。")
        return
    for number, row in annual_rows(plan):
        money, unit = money_of(row), plain(row.target.unit)
        if money is None or not is_cost(row) or unit not in YUAN_PER_UNIT or unit == budget.unit:
            continue
        same = money.into(unit).number == budget.number
        if same and not speaks_of(row.name, context.words("not_item_costs")):
            yield found(
                message(
                    "“{name}”是{cost}，预算数是{budget}，只有单位不同。",
                    name=row.name or "—",
                    cost=f"{figure(budget.number)}{unit}",
                    budget=f"{figure(budget.number)}{budget.unit}",
                ),
                rows=[number],
                field="unit",
                given=f"{figure(budget.number)}{unit}",
                expected=f"{figure(budget.number)}{budget.unit}",
            )
