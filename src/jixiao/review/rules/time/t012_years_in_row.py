"""Whether rows tell why they pay for other years."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found, lacks_data
from jixiao.review.rows import annual_rows, listed, plain
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_YEAR: Final = re.compile(r"(?<!\d)(20\d\d)(?=年|[.．]\d)")
_EXPLAINED: Final = re.compile(
    r"结转|尾款|清算|质保|续建|以前|历年|补发|补缴|补记|决算|欠|退休|出生|毕业|入伍|参保|较|比|同期|基数"
)
_LEAST: Final = 2


@rule(
    code="JX-T012",
    fault="YEARS_IN_ROW",
    title="指标写着几个以前年度",
    why="今年的钱用在几年前的几段时间，没有写为什么是这几段，依据和其他时段的情况也不清楚。",
    since="0.2",
    severity=Severity.QUERY,
    source="caiyu-2015-88#clarity",
    bad="""
year: 2024
name: 职业年金做实
indicators:
  - 产出指标 / 数量指标 / 职业年金缴费人数（2018年、2021.1-2021.8） / 10412人
""",
    good="""
year: 2024
name: 职业年金做实
indicators:
  - 产出指标 / 数量指标 / 职业年金缴费人数（补缴2018年、2021.1-2021.8欠费） / 10412人
""",
    neighbour="""
year: 2024
name: 取暖费补助
indicators:
  - 产出指标 / 数量指标 / 退休人数（2022年、2023年新退休） / 1525人
""",
    fix="写明结转、补缴或清算的原因和依据，以及其他时段是否已办。",
)
def rows_of_other_years(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Find names with two or more years before the budget year and no word that explains them."""
    year = context.budget_year
    if year is None:
        yield lacks_data("无法判断预算年度。")
        return
    held: dict[int, list[str]] = {}
    for number, row in annual_rows(plan):
        years = sorted(set(_YEAR.findall(plain(row.name))))
        past = len(years) >= _LEAST and all(int(one) < year for one in years)
        if past and not _EXPLAINED.search(plain(row.name) + plain(plan.name)):
            held[number] = years
    if held:
        years = sorted({one for each in held.values() for one in each})
        yield found(
            message(
                "第{rows}项写的是 {years} 年，预算年度是 {expected} 年，没有说明原因。",
                rows=listed(held),
                years="、".join(years),
                expected=year,
            ),
            rows=list(held),
            field="name",
            given="、".join(years),
            expected=str(year),
        )
