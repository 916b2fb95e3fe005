"""Whether the months fit the season an item belongs to."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found
from jixiao.review.phrases import bare
from jixiao.review.rows import annual_rows, plain, shown, speaks_of
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from jixiao.model.indicator import Indicator
    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_SPANNED: Final = re.compile(
    r"(?<!\d)(1[0-2]|0?[1-9])(?:月份?(?:[0-3]?\d[日号]|[上中下]旬|[初底末])?)?"
    r"[-—–―－~～至到]+(?:次年|翌年|当年|20\d\d年)?(1[0-2]|0?[1-9])月"
)
_DATED: Final = re.compile(
    r"20\d\d[-./](1[0-2]|0?[1-9])[-./][0-3]?\d[-—–―－~～至到]+20\d\d[-./](1[0-2]|0?[1-9])[-./]"
)
_QUARTER: Final = re.compile(r"第?([一二三四1-4])季度")
_HALF: Final = re.compile(r"([上下])半年")
_TIMED: Final = re.compile(r"[月季]|半年|20\d\d[-./]")
_SINGLE: Final = re.compile(r"(?<!\d)(1[0-2]|0?[1-9])月")
_READY: Final = re.compile(r"准备|筹备|检修|维修|采购|储备|备[煤料货]|加固|清淤|疏通|调试")
# Stock that must be there when the season comes.
_STOCK: Final = re.compile(r"物资|储备|入库|到货|采购|购置|配备|备[煤料货]")
_AHEAD_OF: Final = re.compile(r"(?:汛期|雨季|冬季|入冬|采暖期|供暖期|取暖期|春节|开学|防火期)前")
_AHEAD: Final = 4
_MOST: Final = 10
_FAR: Final = 2
_FAR_PAID: Final = 3
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
    """Find spans of most of the year or mostly outside the season, and dates far from it."""
    spared = context.words("no_season")
    seasons = (*context.table("seasons"), *context.table("more_seasons"))
    paid = context.words("season_payments")
    for number, row in annual_rows(plan):
        months = _months(row)
        if not months:
            continue
        name = bare(row.name)
        # What must be done before the season is late when the season is half over.
        stocked = len(months) == 1 and bool(_STOCK.search(name) or _AHEAD_OF.search(name))
        if speaks_of(name, spared) and not stocked:
            continue
        named = [one for one in seasons if one["name"] in name]
        if not named and stocked:
            named = [one for one in seasons if one["name"] in plain(plan.name)]
        if not named:
            continue
        season, within = named[0], frozenset[int]().union(*map(_of_season, named))
        if len(months) > 1 and _READY.search(name):
            within |= _span((season["first"] - _AHEAD - 1) % 12 + 1, season["first"])
        if (
            _is_after(months, season)
            if stocked
            else _is_late(months, within, speaks_of(name, paid)) or _is_broad(months, within)
        ):
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
    """Return the months that the target prints, from one to the other or one; empty for others."""
    told = plain(row.target.text)
    if not _TIMED.search(told):
        return frozenset()
    ends = _DATED.search(told) or _SPANNED.search(told)
    if ends:
        return _span(int(ends[1]), int(ends[2]))
    if parts := _QUARTER.findall(told) or _HALF.findall(told):
        return frozenset().union(*map(_part_of_year, parts))
    single = _SINGLE.findall(told)
    return frozenset((int(single[0]),)) if len(single) == 1 else frozenset()


def _part_of_year(part: str) -> frozenset[int]:
    """Return the months of a quarter (一 to 四, 1 to 4) or a half (上, 下)."""
    if part in "上下":
        return _span(1, 6) if part == "上" else _span(7, 12)
    quarter = "一二三四".find(part) + 1 or int(part)
    return _span(quarter * 3 - 2, quarter * 3)


def _of_season(season: Mapping[str, Any]) -> frozenset[int]:
    """Return the months of a season."""
    return _span(season["first"], season["last"])


def _is_after(months: frozenset[int], season: Mapping[str, Any]) -> bool:
    """Return whether what a season needs is there only when half of it, or all, is over."""
    first, last, month = int(season["first"]), int(season["last"]), min(months)
    length, passed = (last - first) % 12 + 1, (month - first) % 12
    return length < passed * 2 < (length + _FAR) * 2


def _is_broad(months: frozenset[int], within: frozenset[int]) -> bool:
    """Return whether a span is most of the year, or lies mostly outside the season."""
    several = len(months) > 1
    return len(months) >= _MOST or (several and len(months & within) * _PART < len(months))


def _is_late(months: frozenset[int], within: frozenset[int], paid: bool) -> bool:  # noqa: FBT001
    """Return whether a single month is far from the season; payments may come later."""
    far = _FAR_PAID if paid else _FAR
    return len(months) == 1 and all(
        min((one - other) % 12, (other - one) % 12) >= far for one in months for other in within
    )


def _span(first: int, last: int) -> frozenset[int]:
    """Return the months from the first to the last, over the turn of the year when it is less."""
    length = (last - first) % 12 + 1
    return frozenset((first - 1 + step) % 12 + 1 for step in range(length))
