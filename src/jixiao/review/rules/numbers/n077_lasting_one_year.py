"""Whether a sustained effect lasts longer than the budget year."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found
from jixiao.review.rows import annual_rows, class_of, plain, shown
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_MONTHS: Final = 12
_PERIOD: Final = re.compile(r"^[≥=>]*(\d[\d.]*)个?(年|月)$")


@rule(
    code="JX-N077",
    fault="LASTING_ONE_YEAR",
    title="可持续影响只有一年",
    why="年限写12个月，等于一个预算年度；项目结束以后还有没有影响，看不出来。",
    since="0.3",
    severity=Severity.ADVICE,
    source="caiyu-2021-101#sustained",
    bad="""
indicators:
  - 效益指标 / 可持续影响指标 / 设备正常使用年限 / ≥1年
""",
    good="""
indicators:
  - 效益指标 / 可持续影响指标 / 设备正常使用年限 / ≥6年
""",
    neighbour="""
indicators:
  - 产出指标 / 时效指标 / 设备质保期 / ≥1年
""",
    fix="按设备、工程的设计年限或政策期限写，如“≥6年”。",
)
def lasting_a_year(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Find sustained effects of twelve months, one year or less."""
    del context
    for number, row in annual_rows(plan):
        match = _PERIOD.search(plain(shown(row)))
        if match is None or class_of(row) != "sustained":
            continue
        if Decimal(match[1]) <= (1 if match[2] == "年" else _MONTHS):
            yield found(
                message(
                    "“{name}”写“{value}”，只等于一个预算年度，看不出持续影响。",
                    name=row.name,
                    value=shown(row),
                ),
                rows=[number],
                field="value",
                given=shown(row),
            )
