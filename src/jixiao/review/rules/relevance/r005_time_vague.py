"""Whether a timeliness row only spans the whole year."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.model.quantity import QuantityKind
from jixiao.review.judgement import found
from jixiao.review.phrases import bare, said_in
from jixiao.review.remembering import once_a_table
from jixiao.review.rows import annual_rows, class_of, listed, plain, shown, speaks_of
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from jixiao.model.indicator import Indicator
    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_YEAR: Final = re.compile(
    r"(?:20\d\d)?年(?:内|底|末|度内|内完成|度)|当年(?:内|完成)?|本年度?内?|全年|一年内?"
    # half a year, or some time before or after a point of it
    r"|(?:20\d\d年)?(?:[上下]半年|第?[一二三四]季度(?=前后|左右)|年中|年初|年内)(?:前后|左右|内|期间|以前|之前|前|完成)?"
    r"|(?:20\d\d年)?\d{1,2}月(?:份)?(?:前后|左右)|(?:20\d\d年)?年?[底末](?:前后|左右)"
)
_LONG: Final = re.compile(r"12个?月|1年|一年|365天")


@rule(
    code="JX-R005",
    fault="TIME_VAGUE",
    title="时效只写了全年，没有期限或周期",
    why="“1—12月”“年内”对任何项目都成立，既不是完成期限，也不是发放周期。",
    since="0.2",
    severity=Severity.ADVICE,
    source="caiyu-2021-101#timeliness",
    bad="""
indicators:
  - 产出指标 / 时效指标 / 及时足额支付养老金 / 1月—12月
""",
    good="""
indicators:
  - 产出指标 / 时效指标 / 养老金发放时间 / 每月20日前
""",
    neighbour="""
indicators:
  - 产出指标 / 时效指标 / 补助资金发放时间 / 2024年底前
  - 产出指标 / 时效指标 / 养老金按月发放 / 1月—12月
  - 产出指标 / 时效指标 / 泵站建设周期 / ≤12个月
  - 产出指标 / 时效指标 / 系统运行时间 / 1—12月
  - 产出指标 / 时效指标 / 运维服务期限 / 1年
""",
    fix="写明完成日期或发放周期，如“每月20日前”“2024年6月底前”，或改用及时率。",
)
def whole_year_is_no_deadline(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Let pass a cycle in the name, work that runs all year, and items of a season."""
    cycles = said_in(context.words("cycle_words"))
    seasons = said_in(_season_names(context.table("seasons")))
    running, timely = context.words("running_words"), context.words("timely_words")
    rows = []
    for number, row in annual_rows(plan):
        if class_of(row) != "timeliness" or not _open(row):
            continue
        name = bare(row.name)
        if cycles.search(name) or seasons.search(name):
            continue
        named = speaks_of(name, timely)
        if named or not (_LONG.fullmatch(plain(row.target.value)) or speaks_of(name, running)):
            rows.append(number)
    if rows:
        values = "、".join(shown(plan.indicators[number - 1]) for number in rows)
        yield found(
            message(
                "第{rows}项时效写“{values}”，就是到年底，没有更早的期限，也没有周期。",
                rows=listed(rows),
                values=values,
            ),
            rows=rows,
            field="value",
            given=values,
        )


def _open(row: Indicator) -> bool:
    """Return whether a target spans the year: a period of twelve months, 年内, twelve months."""
    value, quantity = plain(row.target.value), row.target.quantity
    if quantity is not None and quantity.kind is QuantityKind.PERIOD:
        ends = quantity.value if isinstance(quantity.value, tuple) else ("", "")
        whole = str(ends[0]).endswith("-01") and str(ends[1]).endswith("-12")
        return whole or bool(_YEAR.fullmatch(value))
    return bool(_YEAR.fullmatch(value) or _LONG.fullmatch(plain(row.target.text).lstrip("≤<＜")))


@once_a_table
def _season_names(seasons: tuple[Mapping[str, Any], ...]) -> tuple[str, ...]:
    """Return the names of items that belong to a season."""
    return tuple(entry["name"] for entry in seasons)
