"""Whether periods begin before they end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.model.quantity import QuantityKind
from jixiao.review.judgement import found
from jixiao.review.rows import annual_rows, shown
from jixiao.review.rule import rule
from jixiao.wording.targets import parse_target

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.model.quantity import Quantity
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement


@rule(
    code="JX-T010",
    fault="PERIOD_REVERSED",
    title="起止时间颠倒",
    why="结束早于开始的时间段无法执行，也无法考核。",
    since="0.2",
    severity=Severity.BLOCKING,
    source="caiyu-2015-88#integrity",
    bad="""
name: 管网改造
period: 2024年12月-2024年1月
indicators:
  - 产出指标 / 时效指标 / 施工时间 / 2024年10月—2024年3月
""",
    good="""
name: 管网改造
period: 2024年1月-2024年12月
indicators:
  - 产出指标 / 时效指标 / 施工时间 / 2024年3月—2024年10月
""",
    neighbour="""
name: 供暖补贴
period: 2024年11月-2025年3月
indicators:
  - 产出指标 / 时效指标 / 供暖时间 / 11月—3月
  - 产出指标 / 时效指标 / 发放时间 / 2024年3月—2024年3月
""",
    fix="改正起止时间。",
)
def period_runs_backwards(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Compare both ends where each prints its year; a winter without years crosses no year."""
    del context
    if plan.period and _backwards(parse_target(plan.period).quantity):
        yield found(
            message("“{told}”的开始晚于结束。", told=plan.period), field="period", given=plan.period
        )
    for number, row in annual_rows(plan):
        if _backwards(row.target.quantity):
            yield found(
                message("“{told}”的开始晚于结束。", told=shown(row)),
                rows=[number],
                field="value",
                given=shown(row),
            )


def _backwards(quantity: Quantity | None) -> bool:
    """Return whether a period's first day, with its year, is after its last."""
    if quantity is None or quantity.kind is not QuantityKind.PERIOD:
        return False
    if not isinstance(quantity.value, tuple):
        return False
    start, end = (str(value) for value in quantity.value)
    return start[:1] == end[:1] == "2" and start[: len(end)] > end[: len(start)]
