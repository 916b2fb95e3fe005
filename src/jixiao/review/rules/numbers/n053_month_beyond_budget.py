"""Whether a cost a month is the project's own, or the outlay of the whole system."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from jixiao.costing.factor import in_wan
from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found, not_applicable
from jixiao.review.phrases import bare
from jixiao.review.rows import annual_rows, is_cost, money_of, shown
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.indicator import Indicator
    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_YEAR: Final = Decimal(12)
# 月电费, 每月支出, 月领取养老金; not 1月—8月, 12个月, 月末.
_MONTHLY: Final = re.compile(
    r"(?:每|逐)月|月均|(?<![\d个当本次])月(?![份末底初历饼嫂球])[\u4e00-\u9fff]{0,4}(?:费|支出|金额|成本|租金|薪|工资|养老金|补助|待遇|津贴)"
)


@rule(
    code="JX-N053",
    fault="MONTH_BEYOND_BUDGET",
    title="月支出乘12远超预算",
    why="另一行成本已等于预算，这一行一年的数是预算的几倍：写的是全部支出，不是本项目的成本。",
    since="0.3",
    severity=Severity.QUERY,
    source="caiyu-2015-88#funding-match",
    bad="""
name: 路灯电费县级补助
budget: 120
indicators:
  - 产出指标 / 成本指标 / 全县路灯月电费 / 85万元
  - 产出指标 / 成本指标 / 路灯电费县级补助 / 120万元
""",
    good="""
name: 路灯电费县级补助
budget: 120
indicators:
  - 产出指标 / 成本指标 / 路灯月电费县级补助 / 10万元
  - 产出指标 / 成本指标 / 路灯电费县级补助 / 120万元
""",
    neighbour="""
name: 路灯电费县级补助
budget: 120
indicators:
  - 产出指标 / 数量指标 / 全县路灯月电费 / 85万元
  - 产出指标 / 成本指标 / 路灯电费县级补助 / 120万元
""",
    fix="只写本项目资金承担的成本；全部支出写进背景或用途，并写明本项目承担的比例。",
)
def month_is_of_the_whole(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Hold 12 times a monthly cost against the budget that another cost row equals."""
    budget = plan.budget.amount if plan.budget else None
    costs = [(number, row) for number, row in annual_rows(plan) if is_cost(row)]
    monthly = [(number, sum_) for number, row in costs if (sum_ := _of_a_month(row)) is not None]
    sums = [each for _, row in costs if (each := money_of(row)) is not None]
    if budget is None or not monthly or all(each.yuan != budget.yuan for each in sums):
        yield not_applicable("没有按月的成本，或没有等于预算的成本。")
        return
    most = context.number("month_beyond_most") * budget.yuan
    for number, month in monthly:
        year = month * _YEAR
        if year <= most or month == budget.yuan:
            continue
        yield found(
            message(
                "{monthly} × 12 月 = {year}，预算只有 {budget}：写的不是本项目的成本。",
                monthly=in_wan(month),
                year=in_wan(year),
                budget=in_wan(budget.yuan),
            ),
            rows=[number],
            field="value",
            given=shown(plan.indicators[number - 1]),
            expected=f"≤{in_wan(budget.yuan)}",
            difference=in_wan(year - budget.yuan, 2),
        )


def _of_a_month(row: Indicator) -> Decimal | None:
    """Return the 元 that a cost row states for one month of all together, or None."""
    quantity = row.target.quantity
    if quantity is None or quantity.number is None:
        return None
    if quantity.dimension == "元/月":
        return quantity.number
    amount = money_of(row)
    return amount.yuan if amount is not None and _MONTHLY.search(bare(row.name)) else None
