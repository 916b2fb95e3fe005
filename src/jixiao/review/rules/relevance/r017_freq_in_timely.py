"""Whether timeliness is only a count of times."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.model.quantity import QuantityKind
from jixiao.review.judgement import found
from jixiao.review.rows import annual_rows, class_of, shown
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.indicator import Indicator
    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_TIMES: Final = ("次", "期", "批", "场", "回", "次/年", "期/年", "场/年")


@rule(
    code="JX-R017",
    fault="FREQ_IN_TIMELY",
    title="时效只写次数，没有期限或及时率",
    why="“发放12次”说明做了几回，说明不了每一回是否按时。",
    since="0.2",
    severity=Severity.ADVICE,
    source="caiyu-2021-101#timeliness",
    bad="""
indicators:
  - 产出指标 / 时效指标 / 待遇发放频率 / =12次
""",
    good="""
indicators:
  - 产出指标 / 时效指标 / 待遇发放频率 / =12次
  - 产出指标 / 时效指标 / 待遇按时发放率 / =100%
""",
    neighbour="""
indicators:
  - 产出指标 / 时效指标 / 水质监测频率 / 1次/季度
""",
    fix="写成每月、每季一次并注明日期，或加上按时发放率。",
)
def only_a_count_of_times(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Find counts only; a cycle (times per month) and any other row on time pass."""
    del context
    rows = [(number, row) for number, row in annual_rows(plan) if class_of(row) == "timeliness"]
    counts = [number for number, row in rows if _times(row)]
    if not counts or len(counts) < len(rows):
        return
    values = "、".join(shown(plan.indicators[number - 1]) for number in counts)
    yield found(
        message("时效指标只有次数（{values}），没有期限或及时率。", values=values),
        rows=counts,
        field="value",
        given=values,
    )


def _times(row: Indicator) -> bool:
    """Return whether a target counts times, issues or sessions without saying per what."""
    quantity = row.target.quantity
    return (
        quantity is not None
        and quantity.kind in (QuantityKind.COUNT, QuantityKind.RATE)
        and quantity.dimension in _TIMES
    )
