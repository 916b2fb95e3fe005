"""Whether funds that pay the same heads say which part each pays."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from jixiao.model.finding import Locus, Severity
from jixiao.model.message import message
from jixiao.model.quantity import QuantityKind
from jixiao.review.judgement import found
from jixiao.review.register import units_of
from jixiao.review.rows import annual_rows, class_of, listed, plain, shown, speaks_of
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from jixiao.model.indicator import Indicator
    from jixiao.model.plan import PerformancePlan, PlanDocument
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_LEAST: Final = 30


@rule(
    code="JX-X020",
    fault="HEADS_SHARED",
    title="几笔资金的产出是同一批人",
    why="县级、省级、中央三笔资金都写29000人，没有划分各自负担的部分，汇总时一个人数了三次。",
    since="0.2",
    severity=Severity.ADVICE,
    source="audit-practice#duplication",
    bad="""
projects:
  - name: 居民养老保险县级配套
    unit: 甲县社会保险中心
    indicators: [产出指标 / 数量指标 / 待遇领取人数 / ≥20462人]
  - name: 居民养老保险中央补助
    unit: 甲县社会保险中心
    indicators: [产出指标 / 数量指标 / 领取待遇人数 / ≥20462人]
""",
    good="""
projects:
  - name: 居民养老保险县级配套
    unit: 甲县社会保险中心
    indicators: [产出指标 / 数量指标 / 领取待遇人数（县级每人每月负担2.5元） / ≥20462人]
  - name: 居民养老保险中央补助
    unit: 甲县社会保险中心
    indicators: [产出指标 / 数量指标 / 领取待遇人数 / ≥20462人]
""",
    neighbour="""
projects:
  - name: 居民养老保险补助
    unit: 甲县社会保险中心
    indicators: [产出指标 / 数量指标 / 待遇领取人数 / ≥20462人]
  - name: 居民养老保险扩面
    unit: 甲县社会保险中心
    indicators: [产出指标 / 数量指标 / 新增缴费人数 / ≥2046人]
""",
    fix="写明本笔资金负担的标准、比例或人数，汇总时不重复计数。",
)
def heads_of_several_funds(document: PlanDocument, context: Context) -> Iterator[Judgement]:
    """Find the same number of insured, paid or enrolled persons in several funds of a unit."""
    held: dict[tuple[str, Decimal], list[tuple[PerformancePlan, int]]] = defaultdict(list)
    for plan in document.projects:
        for number, row in annual_rows(plan):
            quantity = row.target.quantity
            if _is_head(row, context) and quantity and quantity.number is not None:
                held[units_of(plan, document)[0], quantity.number].append((plan, number))
    shared: dict[tuple[int, ...], list[list[tuple[PerformancePlan, int]]]] = defaultdict(list)
    for places in held.values():
        ordinals = tuple(dict.fromkeys(plan.ordinal for plan, _ in places))
        if len(ordinals) > 1:
            shared[ordinals].append(places)
    yield from (_judged(ordinals, all_places, document) for ordinals, all_places in shared.items())


def _is_head(row: Indicator, context: Context) -> bool:
    """Return whether a row counts the heads of a scheme and states no part of its own."""
    quantity, told = row.target.quantity, plain(row.name) + plain(row.description)
    counted = quantity is not None and quantity.kind is QuantityKind.COUNT
    if not counted or class_of(row) != "quantity" or quantity is None:
        return False
    many = quantity.dimension == "人" and (quantity.number or 0) >= _LEAST
    scheme = speaks_of(told, context.words("scheme_heads"))
    return many and scheme and not speaks_of(told, (*context.words("share_words"), "负担", "办公"))


def _judged(
    ordinals: tuple[int, ...],
    shared: list[list[tuple[PerformancePlan, int]]],
    document: PlanDocument,
) -> Judgement:
    """Return the finding on the heads that the same projects share, told at the first."""
    first = shared[0][0][0]
    rows = sorted({n for places in shared for plan, n in places if plan is first})
    others = {(plan.ordinal, n) for places in shared for plan, n in places if plan is not first}
    values = "、".join(shown(first.indicators[n - 1]) for n in rows)
    return found(
        message(
            "项目 {projects} 的产出是同一批人（{values}），没有写明各自负担的部分。",
            projects=listed(ordinals),
            values=values,
        ),
        plan=first,
        rows=rows,
        field="value",
        given=values,
        related=[Locus(document.document, ordinal, (n,)) for ordinal, n in sorted(others)],
    )
