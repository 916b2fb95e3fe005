"""Whether dates exist in the calendar."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found
from jixiao.review.rows import plain
from jixiao.review.rule import rule
from jixiao.review.texts import told_texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_DAY: Final = re.compile(r"(?<!\d)(\d{1,2})月(\d{1,2})[日号]")
_MONTH: Final = re.compile(r"20\d\d年(\d{1,2})月")
_LAST: Final = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


@rule(
    code="JX-T011",
    fault="DATE_IMPOSSIBLE",
    title="日期不存在",
    why="“6月31日”“13月”没有这一天，时限无法考核。",
    since="0.2",
    severity=Severity.BLOCKING,
    source="caiyu-2015-88#integrity",
    bad="""
indicators:
  - 产出指标 / 时效指标 / 发放时间 / 6月31日前
  - 产出指标 / 时效指标 / 完工时间 / 2024年13月底
""",
    good="""
indicators:
  - 产出指标 / 时效指标 / 发放时间 / 6月30日前
  - 产出指标 / 时效指标 / 完工时间 / 2024年12月底
""",
    neighbour="""
indicators:
  - 产出指标 / 时效指标 / 发放时间 / 2月29日前
  - 产出指标 / 时效指标 / 建设工期 / 18个月
  - 产出指标 / 数量指标 / 保障18月龄儿童 / 300人
""",
    fix="改正日期，月末写“月底前”。",
)
def date_not_in_calendar(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Look at targets, the period and everything told; February may have 29 days."""
    del context
    texts = [([n], "value", row.target.text or "") for n, row in enumerate(plan.indicators, 1)]
    heads = [(None, "period", plan.period or ""), *told_texts(plan)]
    for rows, field, text in [*texts, *heads]:
        if "月" in text and (wrong := _impossible(plain(text))) is not None:
            yield found(
                message("“{date}”这个日期不存在。", date=wrong), rows=rows, field=field, given=wrong
            )


def _impossible(text: str) -> str | None:
    """Return the first month or day that no calendar has."""
    for match in _DAY.finditer(text):
        month, day = int(match[1]), int(match[2])
        if not (1 <= month <= len(_LAST) and 1 <= day <= _LAST[month - 1]):
            return match[0]
    months = (match for match in _MONTH.finditer(text) if not 1 <= int(match[1]) <= len(_LAST))
    return next((match[0] for match in months), None)
