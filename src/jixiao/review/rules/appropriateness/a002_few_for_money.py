"""Whether much money is answered by few outputs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found, lacks_data, not_applicable
from jixiao.review.rows import annual_rows, class_of, money_of
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_FEW: Final = 3
_OUTPUTS: Final = ("quantity", "quality", "timeliness")


@rule(
    code="JX-A002",
    fault="FEW_FOR_MONEY",
    title="预算大而产出指标太少",
    why="大额资金只用两三项产出说明，看不出钱分别买了什么，预算也无从核对。",
    since="0.2",
    severity=Severity.ADVICE,
    source="caiyu-2015-88#funding-match",
    bad="""
budget: 4052
indicators:
  - 产出指标 / 数量指标 / 领取待遇人数 / ≥20462人
  - 产出指标 / 质量指标 / 足额发放率 / =100%
  - 产出指标 / 时效指标 / 按时发放率 / =100%
""",
    good="""
budget: 4052
indicators:
  - 产出指标 / 数量指标 / 领取待遇人数 / ≥20462人
  - 产出指标 / 数量指标 / 享受缴费补贴人数 / ≥31000人
  - 产出指标 / 质量指标 / 足额发放率 / =100%
  - 产出指标 / 时效指标 / 按时发放率 / =100%
""",
    neighbour="""
budget: 336
indicators:
  - 产出指标 / 数量指标 / 领取待遇人数 / ≥20462人
  - 产出指标 / 质量指标 / 足额发放率 / =100%
  - 产出指标 / 时效指标 / 按时发放率 / =100%
""",
    fix="按支出内容分项写明数量，重大支出每项至少对应一项数量指标。",
)
def few_outputs_for_the_money(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Count quantity, quality and timeliness rows; costs say nothing of what is bought."""
    total = plan.budget.amount if plan.budget else None
    if total is None:
        yield lacks_data("没有填写预算数。")
        return
    if total.yuan < context.number("two_outputs_money"):
        yield not_applicable("预算不大，不判断产出指标是否太少。")
        return
    # A sum of money under quantity is no output.
    rows = [
        number
        for number, row in annual_rows(plan)
        if class_of(row) in _OUTPUTS and money_of(row) is None
    ]
    large = total.yuan >= context.number("few_outputs_money")
    if 0 < len(rows) < (context.number("few_outputs") if large else _FEW):
        yield found(
            message(
                "预算 {budget}，产出指标（不含成本）只有{count}项。",
                budget=f"{total.number:f} {total.unit}",
                count=len(rows),
            ),
            rows=rows,
            field="indicators",
            given=str(len(rows)),
            expected=f"≥{context.number('few_outputs') if large else _FEW}",
        )
