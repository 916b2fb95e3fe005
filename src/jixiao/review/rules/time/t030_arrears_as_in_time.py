"""Whether a payment for an earlier year is called timely this year."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found, not_applicable
from jixiao.review.rows import annual_rows, class_of, is_cost, plain, shown
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_YEAR: Final = re.compile(r"(20\d\d)年")
_PAID: Final = re.compile(r"(?:补助|补贴|津贴|工资|奖|待遇|养老金|慰问金|救助金|报酬|补偿款?|费)$")
_IN_TIME: Final = re.compile(r"及时|按时|按期")
_ALL_YEAR: Final = re.compile(r"^(?:20\d\d年)?1月?[-—~～至]+12月|全年|12个?月")


@rule(
    code="JX-T030",
    fault="ARREARS_AS_IN_TIME",
    title="补以前年度的钱，却称当年及时",
    why="名称和成本都是以前年度的补助，今年补发已经晚了，还写“1月—12月及时到位”，说不通。",
    since="0.3",
    severity=Severity.QUERY,
    source="caiyu-2021-101#timeliness",
    bad="""
name: 2022年代课教师补贴
year: 2024
budget: 20
indicators:
  - 产出指标 / 时效指标 / 补贴及时发放到位 / 1月—12月
""",
    good="""
name: 2022年代课教师补贴清欠
year: 2024
budget: 20
indicators:
  - 产出指标 / 时效指标 / 清欠补贴发放完成时间 / 2024年3月底前
""",
    neighbour="""
name: 2024年代课教师补贴
year: 2024
budget: 20
indicators:
  - 产出指标 / 时效指标 / 补贴及时发放到位 / 1月—12月
""",
    fix="写明是补发哪一年的、为何没有当年发，时效写补发完成的日期。",
)
def late_but_timely(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Find payments of an earlier year by name or cost whose timeliness spans the budget year."""
    year = context.budget_year
    texts = [plain(plan.name), *(plain(row.name) for row in plan.indicators if is_cost(row))]
    years = {int(match[1]) for text in texts if (match := _YEAR.match(text)) is not None}
    if year is None or not years or max(years) >= year or not _PAID.search(texts[0]):
        yield not_applicable("不是以前年度的支付。")
        return
    for number, row in annual_rows(plan):
        value = plain(shown(row))
        if (
            class_of(row) == "timeliness"
            and _IN_TIME.search(plain(row.name))
            and _ALL_YEAR.search(value)
        ):
            yield found(
                message(
                    "补的是{earlier}年的钱，“{name}”却写{value}及时，应写补发完成的日期。",
                    earlier="、".join(map(str, sorted(years))),
                    name=row.name,
                    value=shown(row),
                ),
                rows=[number],
                field="value",
                given=shown(row),
            )
