"""Whether a budget can be worked out from a standard and a number."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jixiao.costing.gathering import facts_of
from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found, not_applicable
from jixiao.review.rows import annual_rows, class_of, is_cost, money_of, plain, share_of, shown
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_TOTAL: Final = re.compile(r"总[量额]|金额|经费|控制数|合计|总成本|费用|资金|补助")
_RECKONED: Final = re.compile(r"\d[\d.]*(?:元|万)[^，。；]{0,8}[人户村个]|[人户]均|测算")


@rule(
    code="JX-N070",
    fault="COST_TOTAL_NO_STANDARD",
    title="成本只有一个总额，没有标准也没有数量",
    why="既没有补助标准，也没有人数，预算怎样算出来的无从核对；总额与预算不一致时更说不清。",
    since="0.3",
    severity=Severity.QUERY,
    source="caiyu-2021-101#cost",
    bad="""
name: 移交企业退休人员管理补助
budget: 0.66
indicators:
  - 产出指标 / 数量指标 / 移交完成比例 / 100%
  - 产出指标 / 成本指标 / 补助金额总量 / ≤0.65万元
""",
    good="""
name: 移交企业退休人员管理补助
budget: 0.66
indicators:
  - 产出指标 / 数量指标 / 服务退休人数 / 330人
  - 产出指标 / 成本指标 / 人均补助标准 / =20元/人
""",
    neighbour="""
name: 乡镇卫生院修缮
budget: 30
indicators:
  - 产出指标 / 数量指标 / 修缮面积 / 600平方米
  - 产出指标 / 成本指标 / 工程总费用 / ≤30万元
""",
    fix="写明补助（服务）标准和人数或工作量，写出“标准×数量＝预算”。",
)
def total_without_standard(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Find the only cost, a total, beside quantity rows of which none counts anything."""
    rows = list(annual_rows(plan))
    costs = [(number, row) for number, row in rows if is_cost(row)]
    counts = [row for _, row in rows if class_of(row) == "quantity"]
    if len(costs) != 1 or not counts or plan.budget is None:
        yield not_applicable("成本指标不是一项，或没有数量指标、预算数。")
        return
    number, row = costs[0]
    if money_of(row) is None or not _TOTAL.search(plain(row.name)):
        yield not_applicable("成本指标不是一项，或没有数量指标、预算数。")
        return
    budget = plan.budget.amount
    if budget is not None and money_of(row) == budget:
        yield not_applicable("成本就是预算数，由另一条规则说明。")
        return
    facts = facts_of(plan, context.day)
    rates = all(share_of(one) is not None for one in counts)
    if rates and not facts.standards and not _RECKONED.search(plain(plan.purpose)):
        yield found(
            message(
                "成本只有总额“{name}”{value}，没有补助或服务标准，数量也没有人数，预算怎样"
                "算出无法核对。",
                name=row.name,
                value=shown(row),
            ),
            rows=[number],
            field="value",
            given=shown(row),
        )
