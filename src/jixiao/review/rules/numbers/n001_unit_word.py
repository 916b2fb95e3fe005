"""Whether the per cent sign is spelt out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found
from jixiao.review.rows import listed, plain
from jixiao.review.rule import rule
from jixiao.wording.numerals import parse_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.indicator import Indicator
    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_WORDS: Final = {"百分比", "百分数", "百分号", "个百分比"}
_POINTS: Final = {"百分点", "个百分点"}
# Points tell a change; a level of that height is a rate.
_LEVEL: Final = re.compile(r"(?:率|度|比例|占比|比重)$")
_CHANGE: Final = re.compile(r"提|增|升|降|减|涨|幅|变|差|高于|低于|较|比上|比去|同比|改善")
_LEAST_LEVEL: Final = 20


@rule(
    code="JX-N001",
    fault="UNIT_WORD",
    title="单位用文字写成“百分比”",
    why="“95百分比”要人工改成“95%”才能计算和比较。",
    since="0.1",
    severity=Severity.ADVICE,
    source="caiban-2023-12#unit",
    bad="""
indicators:
  - 产出指标 / 质量指标 / 参保覆盖率 / ≥95百分比
""",
    good="""
indicators:
  - 产出指标 / 质量指标 / 参保覆盖率 / ≥95%
""",
    neighbour="""
indicators:
  - 产出指标 / 质量指标 / 参保覆盖百分比 / ≥95%
  - 效益指标 / 经济效益 / 增速 / ≥2个百分点
""",
    fix="改为“%”。",
)
def percent_in_words(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """百分比 as a unit is the sign spelt out; a percentage point (百分点) is another unit."""
    del context
    rows = [
        number
        for number, row in enumerate(plan.indicators, 1)
        if _unit(row) in _WORDS or _is_level(row)
    ]
    if rows:
        units = "、".join(dict.fromkeys(_unit(plan.indicators[number - 1]) for number in rows))
        yield found(
            message("第{rows}项的计量单位写成了“{units}”。", rows=listed(rows), units=units),
            rows=rows,
            field="unit",
            given=units,
            expected="%",
        )


def _is_level(row: Indicator) -> bool:
    """Return whether the level of a rate is given in percentage points."""
    name, number = plain(row.name), parse_number(row.target.value or "")
    high = number is not None and number >= _LEAST_LEVEL
    return _unit(row) in _POINTS and high and bool(_LEVEL.search(name)) and not _CHANGE.search(name)


def _unit(row: Indicator) -> str:
    """Return the printed unit without blanks."""
    return plain(row.target.unit)
