"""Whether the project's period holds the budget year."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found, not_applicable
from jixiao.review.rows import plain
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_YEAR: Final = re.compile(r"(?<!\d)20\d\d(?!\d)")
_EXPLAINED: Final = re.compile(r"结转|尾款|质保金|清算|以前年度|延期|还本|付息|债")


@rule(
    code="JX-T008",
    fault="PERIOD_OUTSIDE_YEAR",
    title="项目实施期不含预算年度",
    why="实施期已过或还没开始，本年度的预算就没有用处。",
    since="0.2",
    severity=Severity.QUERY,
    source="caiyu-2015-88#reasonable",
    bad="""
year: 2024
name: 管网改造
period: 2021年1月-2023年12月
""",
    good="""
year: 2024
name: 管网改造
period: 2021年1月-2024年12月
""",
    neighbour="""
year: 2024
name: 管网改造（质保金）
period: 2021-2023年
""",
    fix="改正实施期；属于结转、尾款的，在名称或用途中注明。",
)
def period_without_budget_year(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Compare the first and last year that the period prints; one year printed is both."""
    years = [int(year) for year in _YEAR.findall(plain(plan.period))]
    if not years or context.budget_year is None:
        yield not_applicable("没有印出实施期的年份，或无法判断预算年度。")
        return
    told = plain(plan.name) + plain(plan.purpose) + plain(plan.attribute)
    if not min(years) <= context.budget_year <= max(years) and not _EXPLAINED.search(told):
        yield found(
            message(
                "实施期是“{period}”，不含预算年度 {year} 年。",
                period=plain(plan.period),
                year=context.budget_year,
            ),
            field="period",
            given=plain(plan.period),
            expected=str(context.budget_year),
        )
