"""Whether a sum paid by a standard gives a standard per head."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from jixiao.costing.factor import plain
from jixiao.costing.gathering import facts_of
from jixiao.costing.pairing import paid, paid_by_standard
from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.calculations import level_of_plan
from jixiao.review.judgement import found, not_applicable
from jixiao.review.paid_heads import with_heads
from jixiao.review.rows import speaks_of
from jixiao.review.rule import rule
from jixiao.review.worked_out import worked_out
from jixiao.standards.costing import costing_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.costing.pairing import Paid
    from jixiao.model.message import Message
    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_STEPS: Final = ((Decimal(1000), Decimal(100)), (Decimal(100), Decimal(10)))
_WHOLE_YUAN: Final = Decimal(1)
_YEAR: Final = Decimal(12)
_MONTHLY_STEP: Final = Decimal(5)


@rule(
    code="JX-N022",
    fault="PER_HEAD_ODD",
    title="人均金额不像政策标准",
    why="按统一标准发的钱，总额除以人数应当是一个标准；除出来是零碎数，说明人数、总额或标准没有对上。",
    since="0.2",
    severity=Severity.QUERY,
    source="audit-practice#wording",
    bad="""
name: 企业退休人员民族团结奖
budget: 3450
indicators:
  - 产出指标 / 数量指标 / 企业职工退休人数 / 28200人
  - 产出指标 / 成本指标 / 企业职工退休人员团结奖支出 / 3450万元
""",
    good="""
name: 被征地农民参保补助
budget: 600
indicators:
  - 产出指标 / 数量指标 / 被征地农民享受补贴人数 / 200人
  - 产出指标 / 成本指标 / 被征地农民参保缴费补助 / 600万元
""",
    neighbour="""
name: 职业年金做实
budget: 5941
indicators:
  - 产出指标 / 数量指标 / 机关事业单位职业年金缴费人数 / 10412人
  - 产出指标 / 成本指标 / 机关事业单位职业年金缴费补助支出 / 5941万元
""",
    fix="写明每人的标准和发放月数；有几档标准的，分档列出人数和金额。",
)
def per_head_is_no_standard(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Divide sums that people receive by a standard; rounding of the sum is allowed for."""
    facts = facts_of(plan, context.day)
    amounts = [
        item for item in facts.items if paid_by_standard(item.subject, plan.name, context.day)
    ]
    settled = {each.row for each in worked_out(plan)}
    amounts = [one for one in amounts if not (one.place and one.place.row in settled)]
    amounts = with_heads(amounts, facts.counts, context)
    pairs = [each for each in paid(amounts, facts, context.day) if each.heads]
    pairs = pairs or _whole_for_heads(plan, context, settled)
    if not pairs or facts.standards:
        yield not_applicable("没有能与人数对应的统一标准补助，或已写明标准。")
        return
    monthly = any("每月" in text or "按月" in text for text in (*plan.objectives, plan.name or ""))
    for pair in pairs:
        if _like_a_standard(pair, monthly=monthly):
            continue
        heads = " + ".join(each.text for each in pair.heads)
        each = plain(round(pair.each, 2))
        if pair.slack >= 1:
            each = f"{each}±{plain(round(pair.slack, 1))}"
        factors = (pair.amount, *pair.heads)
        yield found(
            message(
                "{amount} ÷ {heads} = {each} 元/人，不是整齐的标准，没有写明每人标准{pension}。",
                amount=pair.amount.text,
                heads=heads if len(pair.heads) == 1 else f"({heads})",
                each=each,
                pension=_pension(pair, plan, context),
            ),
            rows=sorted({one.place.row for one in factors if one.place and one.place.row}),
            field="value",
            given=f"{each} 元/人",
        )


def _whole_for_heads(plan: PerformancePlan, context: Context, settled: set[int]) -> list[Paid]:
    """Return the budget as one sum for the only heads of a plan, where it is no whole 元 each.

    What is bought for each person alike (体检费, 保险费) has a price in whole 元.
    """
    facts = facts_of(plan, context.day)
    budget = plan.budget.amount if plan.budget else None
    if budget is None or len(facts.items) != 1 or facts.items[0].value != budget.yuan:
        return []
    item = facts.items[0]
    known = item.place is not None and item.place.row in settled
    alike = speaks_of(item.subject, context.words("bought_for_each"))
    if known or not alike or not paid_by_standard(f"{item.subject}补助", None, context.day):
        return []
    pairs = [each for each in paid([item], facts, context.day) if len(each.heads) == 1]
    return [each for each in pairs if not _holds_multiple(each.each, each.slack, _WHOLE_YUAN)]


def _pension(pair: Paid, plan: PerformancePlan, context: Context) -> Message:
    """Return, for the centre's part of residents' pensions, the month beside the minimum."""
    residents = "城乡居民" in pair.amount.subject and "养老" in pair.amount.subject
    if not residents or level_of_plan(plan, context) != "中央":
        return message("")
    return message(
        "；折合每月 {month} 元，年末全国基础养老金最低标准为每月 {minimum} 元",
        month=plain(round(pair.each / _YEAR, 2)),
        minimum=plain(costing_number("base_pension", context.day)),
    )


def _like_a_standard(pair: Paid, *, monthly: bool) -> bool:
    """Return whether a round number lies within the rounding of the sum per head."""
    step = next((step for least, step in _STEPS if pair.each >= least), Decimal(1))
    if _holds_multiple(pair.each, pair.slack, step):
        return True
    month, slack = pair.each / _YEAR, pair.slack / _YEAR
    return monthly and _holds_multiple(month, slack, _MONTHLY_STEP)


def _holds_multiple(value: Decimal, slack: Decimal, step: Decimal) -> bool:
    return abs(value - round(value / step) * step) <= slack
