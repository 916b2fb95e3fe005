"""Whether numeric targets say in which direction they bind."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.model.quantity import QuantityKind
from jixiao.review.judgement import found
from jixiao.review.rows import WHOLE, annual_rows, is_cost, listed, plain, shown
from jixiao.review.rule import rule
from jixiao.review.serial_dates import serial_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.indicator import Indicator
    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_NUMBERS: Final = {
    QuantityKind.COUNT,
    QuantityKind.AMOUNT,
    QuantityKind.RATIO,
    QuantityKind.RATE,
    QuantityKind.DURATION,
}
_OPENING: Final = re.compile(r"[)）]?\d|百分之")


@rule(
    code="JX-C005",
    fault="OPERATOR_MISSING",
    title="数值没有比较符号",
    why="只写“96%”，看不出是至少、至多还是正好；自评时会各说各的。",
    since="0.1",
    severity=Severity.QUERY,
    source="caiyu-2021-101#operators",
    bad="""
indicators:
  - 满意度指标 / 服务对象满意度指标 / 退休人员满意度 / 96%
""",
    good="""
indicators:
  - 满意度指标 / 服务对象满意度指标 / 退休人员满意度 / ≥96%
""",
    neighbour="""
indicators:
  - 产出指标 / 时效指标 / 发放时间 / 2024年底前
  - 产出指标 / 质量指标 / 发放准确率 / 100%
  - 产出指标 / 成本指标 / 创业补贴标准 / 每人5000元
  - 效益指标 / 社会效益指标 / 缓解资金缺口 / 有效解决
""",
    fix="在数值前写明 ≥、≤ 或 =。",
)
def operator_missing(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Find bare numbers; dates, periods, policy texts, words and 100% need no sign.

    A rate of 100% cannot be exceeded: at least and exactly are the same. Shares that a policy
    fixes, as 贴息比例 50%, are what they are.
    """
    del context
    rows = [number for number, row in annual_rows(plan) if _bare(row) and not serial_date(row)]
    if rows:
        values = "、".join(shown(plan.indicators[number - 1]) for number in rows)
        yield found(
            message("第{rows}项指标值没有比较符号：{values}。", rows=listed(rows), values=values),
            rows=rows,
            field="operator",
            given=values,
            expected="≥、≤ 或 =",
        )


def _bare(row: Indicator) -> bool:
    """Return whether a target is a number with nothing before it."""
    quantity = row.target.quantity
    if row.target.operator is not None or quantity is None or quantity.comparison is not None:
        return False
    if plain(row.name).endswith(("周期", "频次", "频率")):
        return False
    if quantity.kind is QuantityKind.RATIO and (quantity.number == WHOLE or _is_fixed(row)):
        return False
    return quantity.kind in _NUMBERS and bool(_OPENING.match(plain(row.target.text)))


def _is_fixed(row: Indicator) -> bool:
    """Return whether a cost row states a share that a policy fixes."""
    return is_cost(row) and plain(row.name).endswith(("比例", "分担率", "贴息率", "负担率"))
