"""Whether a payment that comes to a round sum per head states that standard."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from jixiao.costing.factor import plain
from jixiao.costing.gathering import facts_of
from jixiao.costing.pairing import paid, paid_by_standard
from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found, not_applicable
from jixiao.review.paid_heads import with_heads
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_ROUND: Final = Decimal(1000)


@rule(
    code="JX-N046",
    fault="PER_HEAD_UNSTATED",
    title="人均正好是整千元，没有写标准",
    why="总额除以人数正好是整数，多半是按人数估的；没有写明标准和文件，发多少无从核对。",
    since="0.3",
    severity=Severity.ADVICE,
    source="caiyu-2021-101#cost",
    bad="""
name: 被征地农民参保补助
budget: 600
indicators:
  - 产出指标 / 数量指标 / 被征地农民享受补贴人数 / 200人
  - 产出指标 / 成本指标 / 被征地农民参保缴费补助 / 600万元
""",
    good="""
name: 被征地农民参保补助
budget: 600
indicators:
  - 产出指标 / 数量指标 / 被征地农民享受补贴人数 / 200人
  - 产出指标 / 成本指标 / 被征地农民参保补助标准 / 30000元/人
  - 产出指标 / 成本指标 / 被征地农民参保缴费补助 / 600万元
""",
    neighbour="""
name: 企业退休人员民族团结奖
budget: 3450
indicators:
  - 产出指标 / 数量指标 / 企业职工退休人数 / 28200人
  - 产出指标 / 成本指标 / 企业职工退休人员团结奖支出 / 3450万元
""",
    fix="写明每人的标准、期限和文件依据。",
)
def round_sum_per_head(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Divide sums that people receive by their heads where no standard is stated."""
    facts = facts_of(plan, context.day)
    amounts = [
        item for item in facts.items if paid_by_standard(item.subject, plan.name, context.day)
    ]
    amounts = with_heads(amounts, facts.counts, context)
    pairs = [each for each in paid(amounts, facts, context.day) if each.heads]
    if not pairs or facts.standards:
        yield not_applicable("没有能与人数对应的统一标准补助，或已写明标准。")
        return
    for pair in pairs:
        if pair.each < _ROUND or pair.each % _ROUND:
            continue
        factors = (pair.amount, *pair.heads)
        yield found(
            message(
                "{amount} ÷ {heads} = {each} 元/人，正好是整数，没有写明标准和依据。",
                amount=pair.amount.text,
                heads=" + ".join(each.text for each in pair.heads),
                each=plain(pair.each),
            ),
            rows=sorted({one.place.row for one in factors if one.place and one.place.row}),
            field="value",
            given=f"{plain(pair.each)} 元/人",
        )
