"""Whether the sources of money sum to the total."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found, lacks_data, not_applicable
from jixiao.review.rows import figure, plain, rounding_of
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_SOURCE: Final = re.compile(r"结转|专户|单位资金|自筹|配套资金|事业收入|上级补助")
_NUMBER: Final = re.compile(r"\d[\d,]*(?:\.\d+)?")


@rule(
    code="JX-N012",
    fault="FUND_SPLIT",
    title="财政资金与其他资金之和不等于总额",
    why="资金来源加起来应等于总额，否则预算批复与项目表对不上。",
    since="0.1",
    severity=Severity.BLOCKING,
    source="caiyu-2015-88#integrity",
    bad="""
name: 甲
budget: {total: 25, fiscal: 20, other: 3}
""",
    good="""
name: 甲
budget: {total: 25, fiscal: 20, other: 5}
""",
    neighbour="""
name: 甲
budget: {total: 25, fiscal: 20}
other_fields:
  - {label: 上年结转资金, text: 5.00}
""",
    fix="核对各来源金额，改正总额或分项。",
)
def sources_do_not_sum(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Fiscal and other money make the total; sources in further columns count with them."""
    del context
    budget = plan.budget
    if budget is None or budget.total is None or budget.fiscal is None:
        yield not_applicable("没有分来源填写资金。")
        return
    further = [field.text for field in plan.other_fields if _SOURCE.search(field.label)]
    if further and not all(_NUMBER.fullmatch(plain(text)) for text in further):
        yield lacks_data("其他来源的金额没有读成数字。")
        return
    parts = [budget.fiscal, budget.other or Decimal(0)]
    parts += [Decimal(plain(text).replace(",", "")) for text in further]
    gap = budget.total - sum(parts, Decimal(0))
    # Rounding takes less than a whole unit of the form.
    if abs(gap) > rounding_of([budget.total, *parts]) or abs(gap) >= 1:
        shown_parts = "+".join(figure(part) for part in parts)
        yield found(
            message(
                "各来源 {parts} = {summed} {unit}，总额 {total} {unit}，相差 {gap} {unit}。",
                parts=shown_parts,
                summed=figure(sum(parts, Decimal(0))),
                total=figure(budget.total),
                gap=figure(abs(gap)),
                unit=budget.unit,
            ),
            field="budget",
            given=f"{figure(sum(parts, Decimal(0)))} {budget.unit}",
            expected=f"{figure(budget.total)} {budget.unit}",
            difference=f"{figure(abs(gap))} {budget.unit}",
        )
