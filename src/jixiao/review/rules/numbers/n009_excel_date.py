"""Whether a date turned into a serial number."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.model.quantity import QuantityKind
from jixiao.review.judgement import found
from jixiao.review.rows import annual_rows, class_of, plain, shown
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.indicator import Indicator
    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_ORIGIN: Final = date(1899, 12, 30)
_FIRST: Final = date(2010, 1, 1)
_LAST: Final = date(2040, 12, 31)
_COUNTED: Final = re.compile(r"(?:数|数量|人次|件次|户次|量)$")
_TIME: Final = re.compile(r"时间|日期|时限|期限|截止|节点|完工|开工|竣工")


@rule(
    code="JX-N009",
    fault="EXCEL_DATE",
    title="日期变成了序号",
    why="电子表格把日期存成五位序号，单元格格式一变就印成“45657”。",
    since="0.2",
    severity=Severity.BLOCKING,
    source="audit-practice#scale",
    bad="""
indicators:
  - 产出指标 / 时效指标 / 项目完成时间 / =45657
""",
    good="""
indicators:
  - 产出指标 / 时效指标 / 项目完成时间 / 2024年12月31日前
""",
    neighbour="""
indicators:
  - 产出指标 / 数量指标 / 参保人数 / =45657
  - 产出指标 / 时效指标 / 全年受理次数 / ≥45657次
""",
    fix="把单元格改为日期格式，按“2024年12月31日前”填写。",
)
def date_as_serial(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Find bare five-digit numbers in rows about time: days since 1899-12-30."""
    del context
    for number, row in annual_rows(plan):
        day = _serial(row)
        if day is not None and _of_time(row):
            expected = f"{day.year}年{day.month}月{day.day}日"
            yield found(
                message(
                    "“{name}”的指标值是“{value}”，应是日期 {expected}。",
                    name=row.name or "—",
                    value=shown(row),
                    expected=expected,
                ),
                rows=[number],
                field="value",
                given=shown(row),
                expected=expected,
            )


def _of_time(row: Indicator) -> bool:
    """Return whether a row asks when, not how many."""
    name = plain(row.name)
    return bool(_TIME.search(name)) or (class_of(row) == "timeliness" and not _COUNTED.search(name))


def _serial(row: Indicator) -> date | None:
    """Return the day a bare whole number stands for, when it is of these years."""
    quantity = row.target.quantity
    if quantity is None or quantity.kind is not QuantityKind.COUNT or row.target.unit:
        return None
    days = quantity.number
    if days is None or days != int(days) or not 0 < days <= (_LAST - _ORIGIN).days:
        return None
    day = _ORIGIN + timedelta(days=int(days))
    return day if day >= _FIRST else None
