"""Whether the costs hold what the outputs make."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found, not_applicable
from jixiao.review.phrases import said_in
from jixiao.review.rows import annual_rows, class_of, is_cost, money_of, plain, speaks_of
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_BREAK: Final = re.compile(r"[,，、；;。]|以及|并")
_LEAST: Final = 2


@rule(
    code="JX-N054",
    fault="OUTPUT_NO_COST",
    title="产出要制作、印刷的，成本里没有",
    why="数量写印制两万张卡，成本逐项列的是维修、下乡、劳务，没有一项是卡的费用，产出的钱从哪里来说不清。",
    since="0.3",
    severity=Severity.ADVICE,
    source="caiyu-2015-88#funding-match",
    bad="""
name: 图书馆读者证制作
budget: 18
indicators:
  - 产出指标 / 数量指标 / 全年印制读者证 / 22000张
  - 产出指标 / 成本指标 / 下乡推广阅读活动费 / 10万元
  - 产出指标 / 成本指标 / 办证人员劳务费 / 8万元
""",
    good="""
name: 图书馆读者证制作
budget: 18
indicators:
  - 产出指标 / 数量指标 / 全年印制读者证 / 22000张
  - 产出指标 / 成本指标 / 读者证印制费 / 10万元
  - 产出指标 / 成本指标 / 办证人员劳务费 / 8万元
""",
    neighbour="""
name: 图书馆读者证制作
budget: 18
indicators:
  - 产出指标 / 数量指标 / 全年印制读者证 / 22000张
  - 产出指标 / 成本指标 / 单张成本 / ≤8元/张
  - 产出指标 / 成本指标 / 项目总成本 / ≤18万元
""",
    fix="在成本中列出该产出的费用和单价；由别的资金承担的，写明。",
)
def output_without_cost(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Look for what is printed, ordered or bought among cost items that use up the budget."""
    budget = plan.budget.amount if plan.budget else None
    items = [
        (row, money) for _, row in annual_rows(plan) if is_cost(row) and (money := money_of(row))
    ]
    share = context.number("items_use_budget")
    if budget is None or len(items) < _LEAST:
        yield not_applicable("没有预算数，或没有几项写金额的成本。")
        return
    spent = sum(money.yuan for _, money in items)
    whole = any(money.yuan == budget.yuan for _, money in items)
    if whole or spent < budget.yuan * share:
        return
    costs = "；".join(plain(row.name) + plain(row.description) for row, _ in items)
    for number, row in annual_rows(plan):
        if class_of(row) == "quantity" and (made := _unpaid(plain(row.name), costs, context)):
            told = "、".join(made)
            yield found(
                message("数量有“{made}”，成本各项都没有这笔费用。", made=told),
                rows=[number],
                field="name",
                given=told,
            )


def _unpaid(name: str, costs: str, context: Context) -> list[str]:
    """Return the parts of a quantity's name that make or buy what no cost tells."""
    parts = [part for part in _BREAK.split(name) if part]
    return [
        part
        for part in parts
        for act in context.table("made_outputs")
        if said_in(act["acts"]).search(part) and not speaks_of(costs, act["costs"])
    ]
