"""Whether a floor of one or none asks for anything."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.model.quantity import Comparison
from jixiao.review.judgement import found
from jixiao.review.phrases import bare
from jixiao.review.rows import annual_rows, class_of, shown
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.indicator import Indicator
    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_NUMBERED: Final = re.compile(
    r"(?:人数|户数|家数|单位数|企业数|个数|人次|件数|期数|场次|次数|数量|对象)$"
)


@rule(
    code="JX-A004",
    fault="TRIVIAL_FLOOR",
    title="下限只有1个，等于没有要求",
    why="“≥1个”几乎必然完成，看不出这笔资金该做多少。",
    since="0.2",
    severity=Severity.ADVICE,
    source="caiyu-2015-88#reasonable",
    bad="""
indicators:
  - 产出指标 / 数量指标 / 贷款单位数 / ≥1个
""",
    good="""
indicators:
  - 产出指标 / 数量指标 / 贷款单位数 / ≥12个
""",
    neighbour="""
indicators:
  - 产出指标 / 数量指标 / 举办运动会 / ≥1次
  - 产出指标 / 数量指标 / 新建服务中心 / =1个
  - 产出指标 / 数量指标 / 建设物流园 / ≥1个
""",
    fix="按上年实际和本年资金测算，写明应达到的数量。",
)
def floor_of_one(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Find units, households and persons from one upwards; things built singly pass."""
    del context
    for number, row in annual_rows(plan):
        if class_of(row) == "quantity" and _NUMBERED.search(bare(row.name)) and _trivial(row):
            yield found(
                message(
                    "“{name}”的下限是“{value}”，等于没有要求。", name=row.name, value=shown(row)
                ),
                rows=[number],
                field="value",
                given=shown(row),
            )


def _trivial(row: Indicator) -> bool:
    """Return whether a target is at least one or none of what is counted by the head."""
    quantity = row.target.quantity
    return (
        quantity is not None
        and quantity.comparison is Comparison.AT_LEAST
        and quantity.number is not None
        and quantity.number <= 1
        and quantity.dimension in ("个", "家", "户", "人", "人次", "件", "期", "场", "次")
    )
