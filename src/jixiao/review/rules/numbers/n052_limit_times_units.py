"""Whether the units counted, each at the limit, stay within the budget."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.model.quantity import QuantityKind
from jixiao.review.judgement import found, not_applicable
from jixiao.review.rows import (
    annual_rows,
    class_of,
    figure,
    is_cost,
    money_of,
    money_text,
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

_LIMIT: Final = re.compile(
    r"每(户|家|所|个?村|台|座)[^，,。；;]{0,8}(?:最高|限额|上限)|(?:最高|限额|上限)[^，,。；;]{0,8}每(户|家|所|个?村|台|座)"
)
# Nouns counted by a unit that a row may miswrite.
_NOUNS: Final = {
    "户": ("实体", "农户", "商户", "家庭"),
    "家": ("企业", "合作社"),
    "所": ("学校", "幼儿园"),
}


@rule(
    code="JX-N052",
    fault="LIMIT_TIMES_UNITS",
    title="户数乘每户限额已超过预算",
    why="50户每户最高4万元就是200万元，预算不到200万元：要么不是每户都享受，要么标准写高了。",
    since="0.3",
    severity=Severity.ADVICE,
    source="caiyu-2015-88#funding-match",
    bad="""
name: 农村改厕奖补
budget: 120
indicators:
  - 产出指标 / 数量指标 / 改厕农户 / ≥600户
  - 产出指标 / 成本指标 / 每户最高补助限额 / ≤3000元
""",
    good="""
name: 农村改厕奖补
budget: 180
indicators:
  - 产出指标 / 数量指标 / 改厕农户 / ≥600户
  - 产出指标 / 成本指标 / 每户最高补助限额 / ≤3000元
""",
    neighbour="""
name: 民办幼儿园奖补
budget: 120
indicators:
  - 产出指标 / 数量指标 / 受益家庭 / ≥6000户
  - 产出指标 / 成本指标 / 每所最高奖补限额 / ≤50000元
""",
    fix="写明实际享受的户数和平均标准，乘积与预算相符。",
)
def units_at_their_limit(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Multiply the limit for each unit with the one count of such units."""
    del context
    budget = plan.budget.amount if plan.budget else None
    limits = [(n, r, m) for n, r in annual_rows(plan) if is_cost(r) and (m := _unit(r)) is not None]
    if budget is None or not limits:
        yield not_applicable("没有预算数，或没有每户每家的限额。")
        return
    for number, row, unit in limits:
        counts = [(n, r) for n, r in annual_rows(plan) if _counts(r, unit)]
        money = money_of(row)
        heads = counts[0][1].target.quantity if len(counts) == 1 else None
        if money is None or heads is None or heads.number is None:
            continue
        total = money.yuan * heads.number
        if total > budget.yuan:
            yield found(
                message(
                    "{count} × {limit} = {total} 万元，超过预算 {budget}。",
                    count=f"“{counts[0][1].name}”{shown(counts[0][1])}",
                    limit=f"“{row.name}”{shown(row)}",
                    total=figure(total / 10000),
                    budget=money_text(budget, "万元"),
                ),
                rows=sorted((number, counts[0][0])),
                field="value",
                given=figure(total / 10000),
                expected=money_text(budget, "万元"),
            )


def _unit(row: Indicator) -> str | None:
    """Return the unit whose limit a cost row states, or None."""
    limit = _LIMIT.search(plain(row.name) + "，" + plain(row.description))
    return (limit[1] or limit[2]) if limit else None


def _counts(row: Indicator, unit: str) -> bool:
    """Return whether a quantity counts such units, by its unit or its noun."""
    quantity = row.target.quantity
    if class_of(row) != "quantity" or quantity is None or quantity.kind is not QuantityKind.COUNT:
        return False
    return shown(row).endswith(unit) or speaks_of(plain(row.name), _NOUNS.get(unit, ()))
