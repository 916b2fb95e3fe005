"""Whether any project caps its whole cost."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found, not_applicable
from jixiao.review.rows import annual_rows, is_cost, money_of, plain
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan, PlanDocument
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_LEAST: Final = 3
_TOTAL: Final = re.compile(r"总成本|总额|控制数|预算|总费用|总支出|总投资|总金额|合计")


@rule(
    code="JX-N076",
    fault="NO_TOTAL_COST",
    title="各项目都没有总成本控制指标",
    why="成本只写标准或单项，没有一个项目写明总共不超过多少，超支了也看不出来。",
    since="0.3",
    severity=Severity.ADVICE,
    source="caiyu-2021-101#cost",
    bad="""
projects:
  - name: 农村公路养护
    budget: 60
    indicators:
      - 成本指标 / 经济成本指标 / 养护单价 / ≤5000元/公里
  - {name: 村卫生室补助, budget: 48, indicators: [成本指标 / 经济成本指标 / 补助标准 / =6000元/个]}
  - {name: 高龄津贴, budget: 54, indicators: [成本指标 / 经济成本指标 / 津贴标准 / =50元/人·月]}
""",
    good="""
projects:
  - name: 农村公路养护
    budget: 60
    indicators:
      - 成本指标 / 经济成本指标 / 养护单价 / ≤5000元/公里
  - {name: 村卫生室补助, budget: 48, indicators: [成本指标 / 经济成本指标 / 补助标准 / =6000元/个]}
  - {name: 高龄津贴, budget: 54, indicators: [成本指标 / 经济成本指标 / 津贴总额 / ≤54万元]}
""",
    neighbour="""
projects:
  - name: 农村公路养护
    budget: 60
    indicators:
      - 成本指标 / 经济成本指标 / 养护单价 / ≤5000元/公里
  - {name: 村卫生室补助, budget: 48, indicators: [成本指标 / 经济成本指标 / 补助标准 / =6000元/个]}
""",
    fix="每个项目设一项总成本控制指标，并写出标准×数量的测算。",
)
def no_project_caps_its_cost(document: PlanDocument, context: Context) -> Iterator[Judgement]:
    """Look for a sum of cost rows that comes to the budget, or a total by name, in any project."""
    del context
    costed = [
        plan for plan in document.projects if plan.budget and any(map(is_cost, plan.indicators))
    ]
    if len(costed) < _LEAST:
        yield not_applicable("有预算和成本指标的项目太少。")
        return
    if not any(_is_capped(plan) for plan in costed):
        yield found(
            message("{count}个项目的成本指标都没有总成本控制数。", count=len(costed)),
            field="indicators",
        )


def _is_capped(plan: PerformancePlan) -> bool:
    """Return whether cost rows come to the budget, one or together, or one is a total."""
    budget = plan.budget.amount if plan.budget else None
    costs = [row for _, row in annual_rows(plan) if is_cost(row)]
    if any(_TOTAL.search(plain(row.name) + plain(row.target.text)) for row in costs):
        return True
    sums = [money.yuan for row in costs if (money := money_of(row)) is not None]
    return budget is not None and (budget.yuan in sums or sum(sums) >= budget.yuan)
