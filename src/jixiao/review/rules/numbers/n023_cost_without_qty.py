"""Whether every payment to people has their number beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.costing.gathering import facts_of
from jixiao.costing.pairing import paid, paid_to_people
from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found, not_applicable
from jixiao.review.rows import speaks_of
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.costing.factor import Factor
    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement


@rule(
    code="JX-N023",
    fault="COST_WITHOUT_QTY",
    title="补助金额没有对应的人数",
    why="没有人数，就不知道这笔钱是怎么算出来的，也无法核对是否足额发放。",
    since="0.2",
    severity=Severity.QUERY,
    source="caiyu-2015-88#integrity",
    bad="""
name: 取暖费补助
budget: 913
indicators:
  - 产出指标 / 数量指标 / 退休人数（2021年12月以前） / 2400人
  - 产出指标 / 成本指标 / 退休人员取暖费（2021年12月以前） / 365万元
  - 产出指标 / 成本指标 / 退休人员取暖费（2024新退休） / 548万元
""",
    good="""
name: 取暖费补助
budget: 913
indicators:
  - 产出指标 / 数量指标 / 退休人数（2021年12月以前） / 2400人
  - 产出指标 / 数量指标 / 退休人数（2024新退休） / 3600人
  - 产出指标 / 成本指标 / 退休人员取暖费（2021年12月以前） / 365万元
  - 产出指标 / 成本指标 / 退休人员取暖费（2024新退休） / 548万元
""",
    neighbour="""
name: 社保经办经费
budget: 11
indicators:
  - 产出指标 / 数量指标 / 培训人数（2024年） / 120人
  - 产出指标 / 成本指标 / 设备维护费（2024年） / 6万元
  - 产出指标 / 成本指标 / 印刷费（2023年结转） / 5万元
""",
    fix="补充这笔补助的发放人数和标准。",
)
def payment_without_heads(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Find groups whose sum has no count beside it, and kinds of payment without their heads."""
    facts = facts_of(plan, context.day)
    if not facts.items or not facts.counts:
        yield not_applicable("没有补助金额，或全表没有人数。")
        return
    payments = [item for item in facts.items if paid_to_people(item.subject, context.day)]
    lone = [each.amount for each in paid(payments, facts, context.day) if not each.heads]
    counted = "，".join(count.subject for count in facts.counts)
    placed = {item.place for item in lone}
    lone += [
        item
        for item in payments
        if item.place not in placed and _lacks_heads(item, counted, context)
    ]
    for item in lone:
        yield found(
            message("“{name}”{amount}，没有对应的人数。", name=item.subject, amount=item.text),
            rows=[item.place.row] if item.place and item.place.row else None,
            field="value",
            given=item.text,
        )


def _lacks_heads(item: Factor, counted: str, context: Context) -> bool:
    """Return whether a payment names its kind and no count names the people it goes to."""
    for row in context.table("payment_heads"):
        if row["payment"] in item.subject:
            return not speaks_of(counted, row["heads"])
    return False
