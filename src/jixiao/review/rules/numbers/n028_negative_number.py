"""Whether counts, sums and budgets are not negative."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.model.plan import DocumentKind
from jixiao.model.quantity import QuantityKind
from jixiao.review.judgement import found
from jixiao.review.rows import annual_rows, figure, shown, speaks_of
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_KINDS: Final = (
    QuantityKind.COUNT,
    QuantityKind.AMOUNT,
    QuantityKind.DURATION,
    QuantityKind.RATE,
)


@rule(
    code="JX-N028",
    fault="NEGATIVE_NUMBER",
    title="数量或金额是负数",
    why="人数、金额不会小于零；负号多半是误输入或破折号。",
    since="0.2",
    severity=Severity.BLOCKING,
    source="caiyu-2015-88#reasonable",
    bad="""
budget: 10
indicators:
  - 产出指标 / 数量指标 / 培训人数 / ≥-200人
""",
    good="""
budget: 10
indicators:
  - 产出指标 / 数量指标 / 培训人数 / ≥200人
""",
    neighbour="""
budget: 10
indicators:
  - 效益指标 / 经济效益 / 财政收支差额 / ≥-20万元
  - 效益指标 / 经济效益 / 旅游收入增长率 / ≥-3%
  - 效益指标 / 社会效益 / 人口净增加数 / ≥-20人
""",
    fix="改正数值，或在名称中写明是增减数。",
)
def number_below_zero(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Find negative heads, sums and budgets; changes, balances and adjustments may be negative."""
    adjusting = context.document.kind is DocumentKind.ADJUSTMENT
    budget = plan.budget.total if plan.budget else None
    if budget is not None and budget < 0 and not adjusting:
        yield found(
            message("预算数是 {budget}，小于零。", budget=figure(budget)),
            field="budget",
            given=figure(budget),
        )
    for number, row in annual_rows(plan):
        quantity = row.target.quantity
        if quantity is None or quantity.kind not in _KINDS or quantity.number is None:
            continue
        if quantity.number < 0 and not speaks_of(row.name, context.words("signed_words")):
            yield found(
                message("“{name}”定为“{value}”，小于零。", name=row.name, value=shown(row)),
                rows=[number],
                field="value",
                given=shown(row),
            )
