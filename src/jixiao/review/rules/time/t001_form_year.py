"""Whether a project's form prints the budget year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found, lacks_data, not_applicable
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement


@rule(
    code="JX-T001",
    fault="FORM_YEAR",
    title="表的年度与预算年度不符",
    why="年度错了，整张表可能是去年的，目标和金额都不可信。",
    since="0.1",
    severity=Severity.BLOCKING,
    source="caiyu-2015-88#integrity",
    bad="""
fiscal_year: 2024
projects:
  - {name: 养老金补助, year: 2023}
""",
    good="""
fiscal_year: 2024
projects:
  - {name: 养老金补助, year: 2024}
""",
    neighbour="""
projects:
  - {name: 养老金补助, year: 2023}
  - {name: 取暖费补助, year: 2024}
""",
    fix="改正表头年度，并核对各项内容是否仍是往年的。",
)
def form_of_another_year(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Compare with the document's year, or the one most of its forms print."""
    if plan.year is None:
        yield not_applicable("表上没有印年度。")
    elif context.budget_year is None:
        yield lacks_data("文件没有印年度，各表年度也不一致，无法判断预算年度。")
    elif plan.year != context.budget_year:
        yield found(
            message(
                "表头是 {given} 年度，预算年度是 {expected} 年。",
                given=plan.year,
                expected=context.budget_year,
            ),
            field="year",
            given=str(plan.year),
            expected=str(context.budget_year),
        )
