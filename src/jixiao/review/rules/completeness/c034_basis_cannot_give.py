"""Whether a basis is of a kind that can give the value."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.model.quantity import QuantityKind
from jixiao.review.judgement import found
from jixiao.review.rows import annual_rows, class_of, is_satisfaction, listed, plain, speaks_of
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.indicator import Indicator
    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_LEAST: Final = 100


@rule(
    code="JX-C034",
    fault="BASIS_CANNOT_GIVE",
    title="依据定不出这个数",
    why="经办规程管办事程序，定不出本县有多少人；编制批复只能证明人数，定不出时效和效益。",
    since="0.2",
    severity=Severity.ADVICE,
    source="caiyu-2021-101#basis",
    bad="""
indicators:
  - {level2: 数量指标, name: 参保人数, target: ≥85000人, basis: 居民养老保险经办规程}
""",
    good="""
indicators:
  - {level2: 数量指标, name: 参保人数, target: ≥85000人, basis: 上年参保统计}
""",
    neighbour="""
indicators:
  - {level2: 时效指标, name: 待遇核定时限, target: ≤15天, basis: 居民养老保险经办规程}
  - {level2: 数量指标, name: 在编人数, target: 18人, basis: 编批字〔2020〕7号}
""",
    fix="改为能得出该数的依据：上年统计、年度计划、下达文件。",
)
def basis_of_another_kind(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Find local counts based on procedures, and values of other classes on staffing papers."""
    held: dict[str, list[int]] = {}
    for number, row in annual_rows(plan):
        if row.basis and _cannot_give(row, context):
            held.setdefault(row.basis, []).append(number)
    for basis, rows in held.items():
        yield found(
            message("第{rows}项的依据“{basis}”定不出这些指标值。", rows=listed(rows), basis=basis),
            rows=rows,
            field="basis",
            given=basis,
        )


def _cannot_give(row: Indicator, context: Context) -> bool:
    """Return whether a row's basis is of a kind that holds no such value."""
    basis, quantity = plain(row.basis), row.target.quantity
    if speaks_of(basis, context.words("staffing_bases")):
        return class_of(row) != "quantity"
    if quantity is None or quantity.number is None:
        return False
    local = quantity.kind is QuantityKind.COUNT and quantity.number >= _LEAST
    surveyed = is_satisfaction(row)
    return (local or surveyed) and basis.endswith(context.words("rule_bases"))
