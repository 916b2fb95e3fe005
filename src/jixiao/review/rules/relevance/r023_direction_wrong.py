"""Whether a cost is bound from below, or a cap set as equal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.model.quantity import Comparison
from jixiao.review.judgement import found
from jixiao.review.rows import annual_rows, is_cost, shown, speaks_of
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.indicator import Indicator
    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement


@rule(
    code="JX-R023",
    fault="DIRECTION_WRONG",
    title="成本指标的方向反了",
    why="成本用“≥”等于承诺多花钱；上限用“=”则少花也算未完成。",
    since="0.1",
    severity=Severity.BLOCKING,
    source="caiyu-2021-101#operators",
    bad="""
indicators:
  - 成本指标 / 经济成本 / 发放标准 / ≥600元/村
""",
    good="""
indicators:
  - 成本指标 / 经济成本 / 发放标准 / =600元/村
""",
    neighbour="""
indicators:
  - 成本指标 / 经济成本 / 节约办公费 / ≥2万元
  - 成本指标 / 经济成本 / 成本节约率 / ≥5%
  - 产出指标 / 数量指标 / 投资额 / ≥600万元
  - 产出指标 / 成本指标 / 孤儿集中供养标准 / ≥1700元/人·月
""",
    fix="成本和标准用 ≤ 或 =，上限用 ≤。",
)
def cost_direction_wrong(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Find costs that promise to spend more; savings and standards set as a least pass."""
    for number, row in annual_rows(plan):
        if is_cost(row) and _reversed(row, context):
            yield found(
                message(
                    "成本指标“{name}”的指标值是“{value}”，方向反了。",
                    name=row.name or "—",
                    value=shown(row),
                ),
                rows=[number],
                field="operator",
                given=shown(row),
                expected="≤",
            )


def _reversed(row: Indicator, context: Context) -> bool:
    """Return whether money is bound from below, or a cap is set as equal."""
    quantity = row.target.quantity
    if quantity is None or not (quantity.dimension or "").startswith("元"):
        return False
    if quantity.comparison in (Comparison.AT_LEAST, Comparison.MORE_THAN):
        passing = context.words("saving_words") + context.words("floor_standards")
        return not speaks_of(row.name, passing)
    equal = quantity.comparison is Comparison.EQUAL
    return equal and speaks_of(row.name, context.words("cap_words"))
