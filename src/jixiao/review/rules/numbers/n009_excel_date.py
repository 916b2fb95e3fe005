"""Whether a date turned into a serial number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found
from jixiao.review.rows import annual_rows, shown
from jixiao.review.rule import rule
from jixiao.review.serial_dates import serial_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement


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
        day = serial_date(row)
        if day is not None:
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
