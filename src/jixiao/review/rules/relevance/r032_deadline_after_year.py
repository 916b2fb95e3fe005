"""Whether deadlines come before the budget year ends."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.model.quantity import QuantityKind
from jixiao.review.judgement import found, lacks_data, not_applicable
from jixiao.review.rows import annual_rows, class_of, plain, shown
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.indicator import Indicator
    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_YEAR: Final = re.compile(r"(20\d\d)(?:-|$)")
_ONE_YEAR: Final = re.compile(r"(?:1|一)年(?:期.*)?|当年|本年度?|20\d\d年?度?")


@rule(
    code="JX-R032",
    fault="DEADLINE_AFTER_YEAR",
    title="完成时间晚于预算年度",
    why="完成时间在下一年，本年底自评时无法判断是否完成。",
    since="0.2",
    severity=Severity.QUERY,
    source="caiyu-2021-101#timeliness",
    bad="""
year: 2024
indicators:
  - 产出指标 / 时效指标 / 工程完工时间 / 2025年6月底前
""",
    good="""
year: 2024
indicators:
  - 产出指标 / 时效指标 / 工程完工时间 / 2024年11月底前
""",
    neighbour="""
year: 2024
period: 3年
indicators:
  - 产出指标 / 时效指标 / 工程完工时间 / 2025年6月底前
  - 产出指标 / 时效指标 / 尾款结算时间 / 2023年12月底前
""",
    fix="跨年度的写本年度应达到的节点；本年能完成的改为本年内的时间。",
)
def deadline_after_year(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Projects of several years may end later; rows declared for the midterm are not looked at."""
    # A form of an earlier year among this year's is itself the fault, not its deadlines.
    year = max((one for one in (plan.year, context.budget_year) if one), default=None)
    if year is None:
        yield lacks_data("无法判断预算年度。")
        return
    if plan.period and not _ONE_YEAR.fullmatch(plain(plan.period)):
        yield not_applicable("项目期不是一年。")
        return
    for number, row in annual_rows(plan):
        stated = _last_year(row) if class_of(row) == "timeliness" else None
        if stated is not None and stated > year:
            yield found(
                message(
                    "“{name}”定在“{value}”，晚于预算年度 {year} 年。",
                    name=row.name or "—",
                    value=shown(row),
                    year=year,
                ),
                rows=[number],
                field="value",
                given=shown(row),
                expected=str(year),
            )


def _last_year(row: Indicator) -> int | None:
    """Return the year of a date, or the last year of a period; None when no year is printed."""
    quantity = row.target.quantity
    if quantity is None or quantity.kind not in (QuantityKind.DATE, QuantityKind.PERIOD):
        return None
    last = quantity.value[-1] if isinstance(quantity.value, tuple) else quantity.value
    stated = _YEAR.match(str(last))
    return int(stated[1]) if stated else None
