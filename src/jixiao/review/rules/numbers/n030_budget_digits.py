"""Whether a budget has no smaller part than a fen."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from jixiao.model.amount import Amount
from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found, not_applicable
from jixiao.review.rows import figure
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_FEN: Final = Decimal("0.01")
_LARGEST: Final = 15
"""Digits before the point, less one, beyond which a sum is no budget and other rules speak."""


@rule(
    code="JX-N030",
    fault="BUDGET_DIGITS",
    title="预算数的小数位数不对",
    why="精确到分以下的金额付不出去，多半是电子表格公式的余数。",
    since="0.2",
    severity=Severity.QUERY,
    source="audit-practice#scale",
    bad="""
budget: 148.650000001
""",
    good="""
budget: 148.65
""",
    neighbour="""
budget: 148.654321
""",
    fix="按分四舍五入，并核对合计。",
)
def budget_finer_than_fen(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Find amounts that no payment can meet: parts of a fen."""
    del context
    budget = plan.budget
    if budget is None:
        yield not_applicable("没有预算数。")
        return
    for field, number in (
        ("total", budget.total),
        ("fiscal", budget.fiscal),
        ("other", budget.other),
    ):
        if number is None or number.adjusted() > _LARGEST:
            continue
        if Amount(number, budget.unit).yuan % _FEN != 0:
            amount = f"{figure(number)} {budget.unit}"
            yield found(
                message("预算数 {amount} 有不足一分的零头。", amount=amount),
                field=f"budget.{field}",
                given=amount,
            )
            return
