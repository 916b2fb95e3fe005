"""Whether cost rows say more than the budget."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jixiao.costing.gathering import facts_of
from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.model.quantity import QuantityKind
from jixiao.review.judgement import found, not_applicable
from jixiao.review.rows import annual_rows, is_cost, money_of, plain, shown
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jixiao.model.amount import Amount
    from jixiao.model.indicator import Indicator
    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

# A calculation in the basis: 500人按800元测算.
_MONTHLY: Final = re.compile(r"[每月]月|月(?:领取|支付|发放|支出)")
_RECKONED: Final = re.compile(r"测算|\d[\d.]*[万千]?元")


@rule(
    code="JX-N044",
    fault="COST_ONLY_TOTAL",
    title="成本指标只把预算数再写一遍",
    why="总额等于预算，花多少都达标；没有单价、标准或分项，成本控制不住，预算也无从核对。",
    since="0.3",
    severity=Severity.ADVICE,
    source="caiyu-2021-101#cost",
    bad="""
budget: 40
indicators:
  - 成本指标 / 经济成本指标 / 培训项目总成本 / ≤40万元
  - 产出指标 / 数量指标 / 培训人数 / ≥500人
""",
    good="""
budget: 40
indicators:
  - 成本指标 / 经济成本指标 / 人均培训成本 / ≤800元/人
  - 成本指标 / 经济成本指标 / 培训项目总成本 / ≤40万元
  - 产出指标 / 数量指标 / 培训人数 / ≥500人
""",
    neighbour="""
budget: 40
indicators:
  - 成本指标 / 经济成本指标 / 培训场地租金 / ≤10万元
  - 成本指标 / 经济成本指标 / 授课劳务费 / ≤30万元
  - 产出指标 / 数量指标 / 培训人数 / ≥500人
""",
    fix="写明单价、人均标准或分项金额，总额作为合计保留。",
)
def cost_is_the_budget(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Find the one cost row, when it states the budget and no standard stands in the plan."""
    costs = [(number, row) for number, row in annual_rows(plan) if is_cost(row)]
    only = len(costs) == 1
    budget = plan.budget.amount if plan.budget else None
    if budget is not None and len(costs) > 1:
        costs = _whole(costs, budget)
    if budget is None or len(costs) != 1:
        yield not_applicable("没有预算数，或成本指标不是一项。")
        return
    number, row = costs[0]
    money, quantity = money_of(row), row.target.quantity
    plainly = money is not None and quantity is not None and quantity.kind is QuantityKind.AMOUNT
    facts = facts_of(plan, context.day)
    reckoned = bool(_RECKONED.search(plain(row.basis))) or facts.standards or facts.shares
    if plainly and money and money.yuan == budget.yuan and not reckoned:
        yield found(
            message(
                "成本指标只有“{name}”{value}，就是预算数，没有单价、标准或分项。",
                name=row.name,
                value=shown(row),
            )
            if only
            else message(
                "“{name}”{value}就是预算数，其他成本指标也没有写出它的单价、标准或分项。",
                name=row.name,
                value=shown(row),
            ),
            rows=[number],
            field="value",
            given=shown(row),
        )


def _whole(costs: Sequence[tuple[int, Indicator]], budget: Amount) -> list[tuple[int, Indicator]]:
    """Return the row that states the budget, when no other states a part of it or it again."""
    whole, parts = [], []
    for number, row in costs:
        money = money_of(row)
        if money is not None and money.yuan == budget.yuan:
            whole.append((number, row))
        elif money is None or not _MONTHLY.search(plain(row.name)):
            parts.append(number)
    return whole if len(whole) == 1 and not parts else []
