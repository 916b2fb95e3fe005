"""Whether a spending plan runs to the end of the year."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

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

_DECEMBER: Final = 12
_WHOLE: Final = Decimal(100)


@rule(
    code="JX-F005",
    fault="PLAN_END_MISSING",
    title="支出计划没有年底一栏",
    why="支出计划止于10月，剩下的钱什么时候用没有交代，年底也无从考核。",
    since="0.2",
    severity=Severity.ADVICE,
    source="caiban-2023-12#spending-plan",
    bad="""
name: 退休人员管理补助
plan: {3: 25, 6: 50, 10: 75}
""",
    good="""
name: 退休人员管理补助
plan: {3: 25, 6: 50, 10: 75, 12: 100}
""",
    neighbour="""
name: 退休人员管理补助
plan: {12: 100}
""",
    fix="核对原表：确实没有的，补填12月底的累计百分比100%。",
)
def spending_plan_stops_early(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Find plans that stop before December with money left."""
    del context
    points = sorted(plan.plan.points) if plan.plan else []
    if not points:
        yield not_applicable("没有资金支出计划。")
        return
    month, share = points[-1]
    if month < _DECEMBER and share < _WHOLE:
        yield found(
            message(
                "支出计划止于 {month} 月底 {share}%，没有读到12月底，请核对原表。",
                month=month,
                share=figure(share),
            ),
            field=f"plan.{month}",
            given=f"{month}月底 {figure(share)}%",
            expected="12月底 100%",
        )
