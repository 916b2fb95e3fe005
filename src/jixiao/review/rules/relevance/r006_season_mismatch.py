"""Whether the months fit the season an item belongs to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found
from jixiao.review.phrases import bare
from jixiao.review.rows import annual_rows, plain, shown, speaks_of
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.indicator import Indicator
    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_SPANNED: Final = re.compile(
    r"(?<!\d)(1[0-2]|0?[1-9])月?[-—–~～至到]+(?:次年|翌年|20\d\d年)?(1[0-2]|0?[1-9])月"
)
_MOST: Final = 10
_PART: Final = 3


@rule(
    code="JX-R006",
    fault="SEASON_MISMATCH",
    title="季节性事项的时间与季节不符",
    why="冬季取暖费写“1—12月”，看不出取暖期开始前还是结束后发放。",
    since="0.2",
    severity=Severity.QUERY,
    source="audit-practice#wording",
    bad="""
indicators:
  - 产出指标 / 时效指标 / 冬季取暖费及时足额发放到位 / 1—12月
""",
    good="""
indicators:
  - 产出指标 / 时效指标 / 冬季取暖费发放时间 / 10月—12月
""",
    neighbour="""
indicators:
  - 产出指标 / 时效指标 / 供暖设施维修 / 6月—9月
  - 产出指标 / 时效指标 / 防汛物资储备 / 1月—12月
  - 产出指标 / 时效指标 / 冬季取暖费发放时间 / 11月—3月
  - 产出指标 / 时效指标 / 采暖补贴发放时间 / 8月—12月
""",
    fix="按实际季节写明起止月份或发放日期，如“11月30日前”。",
)
def months_out_of_season(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Find spans of most of the year, and those with less than a third inside the season."""
    spared = context.words("no_season")
    seasons = context.table("seasons")
    for number, row in annual_rows(plan):
        months, name = _months(row), bare(row.name)
        if not months or speaks_of(name, spared):
            continue
        season = next((one for one in seasons if one["name"] in name), None)
        if season is None:
            continue
        within = _span(season["first"], season["last"])
        if len(months) >= _MOST or len(months & within) * _PART < len(months):
            yield found(
                message(
                    "“{name}”一般在{first}月至{last}月，指标值是“{value}”。",
                    name=row.name,
                    first=season["first"],
                    last=season["last"],
                    value=shown(row),
                ),
                rows=[number],
                field="value",
                given=shown(row),
                expected=f"{season['first']}月至{season['last']}月",
            )


def _months(row: Indicator) -> frozenset[int]:
    """Return the months from one to the other as the target prints them, empty for others."""
    ends = _SPANNED.search(plain(row.target.text))
    return _span(int(ends[1]), int(ends[2])) if ends else frozenset()


def _span(first: int, last: int) -> frozenset[int]:
    """Return the months from the first to the last, over the turn of the year when it is less."""
    length = (last - first) % 12 + 1
    return frozenset((first - 1 + step) % 12 + 1 for step in range(length))
