"""Whether the projects sum to the printed total."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found, lacks_data, not_applicable
from jixiao.review.rows import figure, rounding_of, sum_text
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PlanDocument
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement


@rule(
    code="JX-N011",
    fault="TOTAL_ROW",
    title="合计与各项目之和不符",
    why="合计与明细不符，说明有项目漏报或金额写错。",
    since="0.1",
    severity=Severity.BLOCKING,
    source="caiyu-2015-88#integrity",
    bad="""
total_budget: 100.00
projects:
  - {name: 甲, budget: 60.00}
  - {name: 乙, budget: 30.00}
""",
    good="""
total_budget: 90.00
projects:
  - {name: 甲, budget: 60.00}
  - {name: 乙, budget: 30.00}
""",
    neighbour="""
total_budget: 90
projects:
  - {name: 甲, budget: 60.4}
  - {name: 乙, budget: 300000 元}
""",
    fix="核对各项目预算数，改正合计或明细。",
)
def total_row_differs(document: PlanDocument, context: Context) -> Iterator[Judgement]:
    """Compare the printed total with the projects, within the rounding of printed digits."""
    del context
    total = document.total_budget
    if total is None:
        yield not_applicable("没有印出合计。")
        return
    amounts = [plan.budget.amount if plan.budget else None for plan in document.projects]
    known = [amount for amount in amounts if amount is not None]
    if not known or len(known) < len(amounts):
        yield lacks_data("有的项目没有预算数，无法核对合计。")
        return
    unit = known[0].unit
    summed = sum((amount.into(unit).number for amount in known), Decimal(0))
    numbers = [amount.into(unit).number for amount in known]
    if abs(summed - total) > rounding_of([total, *numbers]):
        yield found(
            message(
                "各项目预算数 {parts} = {summed} {unit}，合计印的是 {total} {unit}，"
                "相差 {gap} {unit}。",
                parts=sum_text(known, unit),
                summed=figure(summed),
                total=figure(total),
                gap=figure(abs(summed - total)),
                unit=unit,
            ),
            field="total_budget",
            given=f"{figure(total)} {unit}",
            expected=f"{figure(summed)} {unit}",
            difference=f"{figure(abs(summed - total))} {unit}",
        )
