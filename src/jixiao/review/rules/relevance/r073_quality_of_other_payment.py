"""Whether quality is asked of the payment that the money makes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jixiao.costing.gathering import facts_of
from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found, not_applicable
from jixiao.review.rows import annual_rows, class_of, is_cost, plain, speaks_of
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_JUDGED: Final = ("quality", "timeliness")


@rule(
    code="JX-R073",
    fault="QUALITY_OF_OTHER_PAYMENT",
    title="质量考核的不是主要支付的那笔钱",
    why="钱主要发基础养老金，质量只考核缴费补贴；主要的钱发得对不对没有人考核。",
    since="0.3",
    severity=Severity.QUERY,
    source="caiyu-2015-88#relevance",
    bad="""
name: 城乡居民养老保险补助资金
budget: 3216
indicators:
  - 产出指标 / 数量指标 / 领取待遇居民人数 / ≥29000人
  - 产出指标 / 质量指标 / 居民养老保险缴费补贴到账率 / 100%
  - 产出指标 / 成本指标 / 居民基础养老金补助 / 2396万元
  - 产出指标 / 成本指标 / 居民养老保险缴费补贴 / 820万元
""",
    good="""
name: 城乡居民养老保险补助资金
budget: 3216
indicators:
  - 产出指标 / 数量指标 / 领取待遇居民人数 / ≥29000人
  - 产出指标 / 质量指标 / 居民养老保险缴费补贴到账率 / 100%
  - 产出指标 / 质量指标 / 基础养老金发放准确率 / ≥99%
  - 产出指标 / 成本指标 / 居民基础养老金补助 / 2396万元
  - 产出指标 / 成本指标 / 居民养老保险缴费补贴 / 820万元
""",
    neighbour="""
name: 城乡居民养老保险补助资金
budget: 3216
indicators:
  - 产出指标 / 质量指标 / 补助资金发放准确率 / ≥99%
  - 产出指标 / 成本指标 / 居民基础养老金补助 / 2396万元
  - 产出指标 / 成本指标 / 居民养老保险缴费补贴 / 820万元
""",
    fix="为金额最大的支付设质量指标，如发放准确率、足额率；不由本项目支付的不列。",
)
def quality_of_another_payment(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Compare the payments that quality rows name with those of cost, quantity, name and use."""
    rows = list(annual_rows(plan))
    judged = [
        (n, _payments(plain(row.name), context)) for n, row in rows if class_of(row) == "quality"
    ]
    if not judged or not all(payments for _, payments in judged):
        yield not_applicable("没有质量指标，或质量指标没有写明是哪一笔支付。")
        return
    asked = set().union(*(payments for _, payments in judged))
    numbers = [number for number, _ in judged]
    paid = "；".join(
        plain(text)
        for text in (
            plan.name,
            plan.purpose,
            *(row.name for _, row in rows if is_cost(row) or class_of(row) == "quantity"),
        )
    )
    if not asked & _payments(paid, context) and any(is_cost(row) for _, row in rows):
        told = "、".join(sorted(asked))
        yield found(
            message("质量考核的是{told}，名称、用途、数量和成本都没有这笔支付。", told=told),
            rows=numbers,
            field="name",
            given=told,
        )
        return
    yield from _main_unasked(plan, asked, numbers, context)


def _main_unasked(
    plan: PerformancePlan, asked: set[str], numbers: list[int], context: Context
) -> Iterator[Judgement]:
    """Find the cost item that is most of the money and of which no quality is asked."""
    items = facts_of(plan, context.day).items
    if len(items) < len(_JUDGED):
        return
    largest = max(items, key=lambda item: item.value)
    main = _payments(largest.subject, context)
    most = largest.value * 2 > sum(item.value for item in items)
    if most and main and not main & asked:
        yield found(
            message(
                "最大的支出是“{name}”{amount}，质量只考核{told}。",
                name=largest.subject,
                amount=largest.text,
                told="、".join(sorted(asked)),
            ),
            rows=numbers,
            field="name",
            given="、".join(sorted(asked)),
            expected=largest.subject,
            severity=Severity.ADVICE,
        )


def _payments(text: str, context: Context) -> set[str]:
    """Return the kinds of payment that a text names."""
    return {row["name"] for row in context.table("payment_kinds") if speaks_of(text, row["words"])}
