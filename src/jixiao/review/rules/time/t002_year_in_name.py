"""Whether years in names fit the budget year."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found, lacks_data
from jixiao.review.rows import annual_rows, class_of, plain, shown
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.indicator import Indicator
    from jixiao.model.message import Message
    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_YEAR: Final = re.compile(r"(?<!\d)(20\d\d)\s*年(?!底以前|以前)")
_SPAN: Final = re.compile(r"(20\d\d)年?[-—–~～至到](20\d\d)")
# A group is told by the year of its own event: 2021年底前退休人员, 2022年以后参保人员.
_OPENING: Final = re.compile(
    r"(20\d\d)年(?:度)?(?![\d—–~～至到、-]|(?:底|末|初)?[以之]?[前后]|底|末)"
)
_WITHIN: Final = re.compile(
    r"^[^(（]*(?<![较比与至到、—–-])(20\d\d)年度(?!以来|以前|决算|同期|相比|水平|基数|平均|末|底)"
)
_DUE: Final = re.compile(r"完成时间|完工时间|竣工时间|完成时限|截止|拨付时间|发放时间|投用时间")
_DUE_YEAR: Final = re.compile(r"(?<!\d)(20\d\d)(?=[年./-]\d|年底|年末|年内|年[^\d]{0,2}前)")
_EXPLAINED: Final = re.compile(r"结转|尾款|清算|质保金|续建|以前年度|历年|补发|决算")

_FUNDS: Final = re.compile(r"资金|补助|补贴|奖励|奖补|经费|专项")


@rule(
    code="JX-T002",
    fault="YEAR_IN_NAME",
    title="名称里的年份与预算年度不符",
    why="名称写着别的年份，看不出是结转、补发还是忘了改。",
    since="0.1",
    severity=Severity.QUERY,
    source="caiyu-2015-88#clarity",
    bad="""
year: 2024
name: 2023年村干部养老保险补助
""",
    good="""
year: 2024
name: 2024年村干部养老保险补助
""",
    neighbour="""
year: 2024
name: 2022—2024年管网改造
indicators:
  - 产出指标 / 数量指标 / 退休人数（2021年12月以前） / 25979人
""",
    fix="改正年份；属于结转或补发的，在名称或资金用途中写明。",
)
def year_in_name_differs(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Find other years; spans that hold the budget year and groups in brackets pass."""
    year = context.budget_year
    if year is None:
        yield lacks_data("无法判断预算年度。")
        return
    if (given := _other_year(plain(plan.name), year)) is not None:
        sentence = _sentence(plan.name, given, year)
        if int(given) < year and _FUNDS.search(plain(plan.name)):
            sentence = message(
                "“{name}”写的是 {given} 年，预算年度是 {expected} 年；"
                "是以前年度资金的，写明为何没有用完、是否应当收回统筹。",
                name=plan.name,
                given=given,
                expected=year,
            )
        yield found(sentence, field="name", given=given, expected=str(year))
    for number, row in annual_rows(plan):
        if (due := _earlier_due(row, year)) is not None:
            yield found(
                message(
                    "“{name}”的指标值是“{value}”，早于预算年度 {expected} 年。",
                    name=row.name,
                    value=shown(row),
                    expected=year,
                ),
                rows=[number],
                field="value",
                given=due,
                expected=str(year),
            )
            continue
        name = plain(row.name)
        opening = (_OPENING.match(name) or _WITHIN.search(name)) if "20" in name else None
        if opening and int(opening[1]) != year and not _EXPLAINED.search(plain(row.name)):
            yield found(
                _sentence(row.name, opening[1], year),
                rows=[number],
                field="name",
                given=opening[1],
                expected=str(year),
            )


def _earlier_due(row: Indicator, year: int) -> str | None:
    """Return the year before the budget year in which a row's work is due, or None."""
    text = plain(row.target.text or row.target.value)
    years = _DUE_YEAR.findall(text) if "20" in text else []
    if not years:
        return None
    passes = _EXPLAINED.search(plain(row.name) + plain(row.description))
    timed = class_of(row) == "timeliness" or _DUE.search(plain(row.name))
    if passes or not timed or any(int(each) >= year for each in years):
        return None
    return str(years[-1])


def _other_year(name: str, year: int) -> str | None:
    """Return the year a project's name prints, when none of its years is the budget year."""
    for first, last in _SPAN.findall(name):
        if int(first) <= year <= int(last):
            return None
    years = _YEAR.findall(name)
    if not years or str(year) in years or _EXPLAINED.search(name):
        return None
    return str(years[0])


def _sentence(name: str | None, given: str, year: int) -> Message:
    return message(
        "“{name}”写的是 {given} 年，预算年度是 {expected} 年。",
        name=name,
        given=given,
        expected=year,
    )
