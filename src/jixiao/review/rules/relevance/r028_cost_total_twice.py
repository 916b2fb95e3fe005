"""Whether two cost rows both state the whole budget."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found, lacks_data
from jixiao.review.phrases import bare, said_in
from jixiao.review.rows import (
    annual_rows,
    class_of,
    is_cost,
    listed,
    money_of,
    plain,
    shown,
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
    code="JX-R028",
    fault="COST_TOTAL_TWICE",
    title="两项成本都等于预算总额",
    why="同一笔总额换个名称写两遍，没有增加约束，也缺少分项和单位成本。",
    since="0.2",
    severity=Severity.QUERY,
    source="caiyu-2021-101#cost",
    bad="""
budget: 3.04
indicators:
  - 产出指标 / 成本指标 / 开展工作经费 / ≤3.04万元
  - 产出指标 / 成本指标 / 成本预算控制数 / ≤预算批复金额
""",
    good="""
budget: 3.04
indicators:
  - 产出指标 / 成本指标 / 人均办公经费 / ≤800元/人
  - 产出指标 / 成本指标 / 成本预算控制数 / ≤3.04万元
""",
    neighbour="""
budget: 3.04
indicators:
  - 产出指标 / 成本指标 / 印刷费 / ≤1.04万元
  - 产出指标 / 成本指标 / 宣传费 / ≤2万元
  - 产出指标 / 成本指标 / 成本预算控制数 / ≤3.04万元
""",
    fix="保留一项总额，另一项改写分项成本或单位成本。",
)
def whole_budget_twice(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Count rows that state the budget as a figure or in words; money under quantity counts too."""
    total = plan.budget.amount if plan.budget else None
    if total is None:
        yield lacks_data("没有填写预算数。")
        return
    worded = said_in(context.words("budget_words"))
    outputs = context.words("money_outputs")
    rows = [
        number
        for number, row in annual_rows(plan)
        if (is_cost(row) and worded.search(plain(row.target.value)))
        or (money_of(row) == total and _spent(row, outputs))
    ]
    if len(rows) > 1:
        told = "、".join(
            f"{bare(plan.indicators[n - 1].name)}{shown(plan.indicators[n - 1])}" for n in rows
        )
        yield found(
            message(
                "第{rows}项都等于预算数 {budget}：{told}。",
                rows=listed(rows),
                budget=f"{total.number:f} {total.unit}",
                told=told,
            ),
            rows=rows,
            field="value",
            given=told,
        )


def _spent(row: Indicator, outputs: tuple[str, ...]) -> bool:
    """Return whether a row's money is what the project spends."""
    return is_cost(row) or (class_of(row) == "quantity" and not speaks_of(row.name, outputs))
