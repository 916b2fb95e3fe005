"""Whether a time is given something that is no time."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.model.quantity import QuantityKind
from jixiao.review.judgement import found
from jixiao.review.phrases import bare, said_in
from jixiao.review.rows import annual_rows, plain, shown
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.indicator import Indicator
    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

# Words of time that name none.
_IN_TIME: Final = re.compile(r"随时|及时|按时|准时|按期|适时|届时|到时|第一时间|尽早|早日")
_FIGURE: Final = re.compile(r"[\d一二两三四五六七八九十半]|^[-—/]$")


@rule(
    code="JX-R004",
    fault="TIME_NOT_TIME",
    title="时限指标的指标值不是时间",
    why="名称是时限、时间，指标值却是“及时更新”或百分数，看不出几天、几月完成。",
    since="0.2",
    severity=Severity.QUERY,
    source="caiyu-2021-101#timeliness",
    bad="""
indicators:
  - 产出指标 / 时效指标 / 案件办理时限 / 及时更新
""",
    good="""
indicators:
  - 产出指标 / 时效指标 / 案件办理时限 / ≤60个工作日
""",
    neighbour="""
indicators:
  - 产出指标 / 时效指标 / 补贴发放时间 / 每月15日前
  - 产出指标 / 时效指标 / 案件按时办结率 / ≥95%
  - 产出指标 / 时效指标 / 物资到位时间 / 汛期前
""",
    fix="改为日期、天数或周期，如“≤60个工作日”“2024年6月底前”；及时率另用“…及时率”作名称。",
)
def time_is_no_time(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Find names that end in 时限, 时间 …: they promise a date, a span or a cycle."""
    names, periods = context.words("time_names"), said_in(context.words("period_words"))
    for number, row in annual_rows(plan):
        if bare(row.name).endswith(names) and _no_time(row, periods):
            yield found(
                message(
                    "指标“{name}”的指标值是“{value}”，不是日期、天数或周期。",
                    name=row.name,
                    value=shown(row),
                ),
                rows=[number],
                field="value",
                given=shown(row),
            )


def _no_time(row: Indicator, periods: re.Pattern[str]) -> bool:
    """Return whether a target is a ratio, money, or words that name no time at all."""
    quantity, value = row.target.quantity, plain(row.target.value)
    if quantity is not None and quantity.kind in (QuantityKind.RATIO, QuantityKind.AMOUNT):
        return True
    said = _IN_TIME.sub("", value)
    return bool(value) and not _FIGURE.search(said) and not periods.search(said)
