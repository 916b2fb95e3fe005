"""Whether a range runs upwards."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.model.quantity import QuantityKind
from jixiao.review.judgement import found
from jixiao.review.rows import annual_rows, shown
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement


@rule(
    code="JX-N033",
    fault="RANGE_REVERSED",
    title="区间的上下限颠倒",
    why="下限大于上限的区间没有任何数能落在里面。",
    since="0.2",
    severity=Severity.BLOCKING,
    source="caiyu-2021-101#target-value",
    bad="""
indicators:
  - 产出指标 / 质量指标 / 设备完好率 / 95%-85%
""",
    good="""
indicators:
  - 产出指标 / 质量指标 / 设备完好率 / 85%-95%
""",
    neighbour="""
indicators:
  - 产出指标 / 质量指标 / 设备完好率 / 95%-95%
  - 产出指标 / 时效指标 / 完成时间 / 11月—次年3月
""",
    fix="把小数写在前，大数写在后。",
)
def range_runs_down(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Find ranges of numbers whose first is the larger; months may run over the year's end."""
    del context
    for number, row in annual_rows(plan):
        quantity = row.target.quantity
        if quantity is None or quantity.kind is not QuantityKind.RANGE:
            continue
        if isinstance(quantity.value, tuple) and _falls(*quantity.value):
            yield found(
                message("“{name}”的区间是“{value}”。", name=row.name, value=shown(row)),
                rows=[number],
                field="value",
                given=shown(row),
            )


def _falls(low: Decimal | str, high: Decimal | str) -> bool:
    """Return whether both ends are numbers and the first is the larger."""
    return isinstance(low, Decimal) and isinstance(high, Decimal) and low > high
