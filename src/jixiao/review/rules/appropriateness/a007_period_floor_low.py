"""Whether work that lasts all year is asked for in most of its months."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found
from jixiao.review.rows import (
    annual_rows,
    class_of,
    plain,
    shown,
    speaks_of,
)
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_FLOOR: Final = re.compile(r"(?:≥|>=|＞=|不少于|不低于|至少)?(\d{1,2})个?(月|季度?)(?:以上)?")
_COUNTED: Final = re.compile(r"(?:月|期|季度?|月份)数|[运贴供发].{0,3}期限")
_MONTHS: Final = {"月": 1, "季": 3, "季度": 3}
_YEAR: Final = 12


@rule(
    code="JX-A007",
    fault="PERIOD_FLOOR_LOW",
    title="全年的事只要求几个月",
    why="补助按年安排，指标只要求做满3个月，其余几个月做不做、钱花到哪里都不清楚。",
    since="0.3",
    severity=Severity.ADVICE,
    source="caiyu-2015-88#reasonable",
    bad="""
name: 公厕运行经费
indicators:
  - 产出指标 / 数量指标 / 保洁月数 / ≥4个月
  - 产出指标 / 时效指标 / 保洁及时率 / 100%
""",
    good="""
name: 公厕运行经费
indicators:
  - 产出指标 / 数量指标 / 保洁月数 / ≥12个月
  - 产出指标 / 时效指标 / 保洁及时率 / 100%
""",
    neighbour="""
name: 学校冬季取暖
indicators:
  - 产出指标 / 数量指标 / 供暖月数 / ≥5个月
  - 产出指标 / 数量指标 / 单次培训月数 / ≥3个月
""",
    fix="按全年写明月数；确实只做几个月的，在描述中写明原因和起止。",
)
def few_months_of_a_year(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Find counts of months below half a year; seasons, courses and building times pass."""
    short = context.words("short_works")
    for number, row in annual_rows(plan):
        if class_of(row) != "quantity":
            continue
        floor = _FLOOR.fullmatch(plain(shown(row)))
        told = plain(row.name) + plain(row.description)
        if floor is None or not _COUNTED.search(told) or speaks_of(told + plain(plan.name), short):
            continue
        if int(floor[1]) * _MONTHS[floor[2]] * 2 < _YEAR:
            yield found(
                message(
                    "“{name}”只要求{value}，全年其余月份没有要求。",
                    name=row.name,
                    value=shown(row),
                ),
                rows=[number],
                field="value",
                given=shown(row),
            )
