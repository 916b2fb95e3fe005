"""Whether heads times standard times months make the budget."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from jixiao.costing.dimension import of
from jixiao.costing.factor import in_wan
from jixiao.costing.gathering import facts_of
from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.calculations import (
    arithmetic_of,
    calculated,
    counts_floor,
    floors_too_cheap,
    floors_too_dear,
    paid_part,
    partly_paid,
    rows_of_floors,
    states_whole,
)
from jixiao.review.item_products import item_products
from jixiao.review.judgement import found
from jixiao.review.rows import speaks_of
from jixiao.review.rule import rule
from jixiao.review.worked_out import worked_out

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jixiao.costing.explanation import Explanation
    from jixiao.costing.factor import Factor
    from jixiao.costing.term import Term
    from jixiao.model.message import Message
    from jixiao.model.plan import PerformancePlan, PlanDocument
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_HEADS: Final = ("人", "户", "村", "头", "羽", "亩")
_HEAD_UNITS: Final = tuple(of(base) for base in _HEADS)


@rule(
    code="JX-N016",
    fault="QTY_PRICE_NE",
    title="人数、标准、月数相乘与预算不符",
    why="预算应当由数量和标准算出来；算不出来，说明人数、标准或预算有一个写错了，或者还有没写出的支出。",
    since="0.2",
    severity=Severity.QUERY,
    source="caiyu-2015-88#funding-match",
    bad="""
name: 村级协办员补助
budget: 15.00
indicators:
  - 成本指标 / 经济成本 / 发放标准 / =50元/人·月
  - 产出指标 / 数量指标 / 村级协办员补贴发放人数 / =146人
""",
    good="""
name: 公益性岗位补贴
budget: 6.48
indicators:
  - 成本指标 / 经济成本 / 发放标准 / =300元/人·月
  - 产出指标 / 数量指标 / 享受公益性岗位补贴人数 / =18人
""",
    neighbour="""
name: 就业补助
budget: 148.65
indicators:
  - 产出指标 / 成本指标 / 一次性创业补贴标准 / 每人5000元
  - 产出指标 / 数量指标 / 社会保险补贴人数 / ≥100人
  - 产出指标 / 数量指标 / 岗位补贴人数 / ≥50人
  - 产出指标 / 成本指标 / 房租补贴最高限额 / ≤40000元/户·年
""",
    fix="核对人数、标准、月数和预算数；还有其他支出的，补充相应的成本指标；只承担一部分的，写明分担比例。",
)
def product_is_not_the_budget(document: PlanDocument, context: Context) -> Iterator[Judgement]:
    """Compare a plan's own product with its budget; what pays only a part is another rule's."""
    own = calculated(document, context)
    parts = partly_paid(document, context)
    for plan in document.projects:
        yield from _items_differ(plan, context)
    for plan, best in own:
        if plan.ordinal in parts or not _contradicts(plan, best, context):
            continue
        yield found(
            message(
                "{arithmetic}，预算数 {budget}，相差 {gap}（{deviation}）{hint}。",
                arithmetic=arithmetic_of(best),
                budget=in_wan(best.budget),
                gap=in_wan(abs(best.residual), 2),
                deviation=best.deviation,
                hint=_hint(best),
            ),
            plan=plan,
            rows=best.rows,
            field="value",
            given=in_wan(best.budget),
            difference=in_wan(abs(best.residual), 2),
        )


def _items_differ(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Hold each item of the cost against its own standard and count, or its basis's calculation."""
    share = context.number("qty_price_tolerance")
    cheap, dear = context.number("floor_cover_least"), 1 + context.number("item_floor_excess")
    for one in item_products(plan, context.day):
        floor = counts_floor(plan, one.term)
        # Least heads far below or above the item are the matter of rules of their own.
        if floor and one.term.value < one.item.value * cheap:
            continue
        if floor and one.term.value > one.item.value * dear and not one.term.factors[0].ceiling:
            continue
        if one.excess < 0 and one.term.factors[0].ceiling:
            continue
        if abs(one.excess) > one.item.value * share:
            told = one.item.subject, one.item.value
            yield _item_judged(plan, one.rows, one.term.text, one.term.value, told)
    for each in worked_out(plan):
        # Shares, and least counts that cost more than the item, are the matter of other rules.
        shared = each.share_left_out or paid_part(plan, each, context) is not None
        floors = each.total > each.stated * dear and bool(rows_of_floors(plan, each))
        if abs(each.total - each.stated) > each.stated * share and not (shared or floors):
            row = plan.indicators[each.row - 1]
            told = row.name or "", each.stated
            yield _item_judged(plan, [each.row], row.basis or "", each.total, told)


def _item_judged(
    plan: PerformancePlan,
    rows: list[int],
    arithmetic: str,
    total: Decimal,
    told: tuple[str, Decimal],
) -> Judgement:
    """Return the finding on an item (name and 元) that is not what its calculation comes to."""
    name, stated = told
    return found(
        message(
            "“{name}”写的是 {stated}，按“{arithmetic}”应为 {total}，相差 {gap}。",
            name=name,
            stated=in_wan(stated),
            arithmetic=arithmetic,
            total=in_wan(total, 2),
            gap=in_wan(abs(stated - total), 2),
        ),
        plan=plan,
        rows=rows,
        field="value",
        given=in_wan(stated),
        expected=in_wan(total, 2),
        difference=in_wan(abs(stated - total), 2),
    )


def _contradicts(plan: PerformancePlan, best: Explanation, context: Context) -> bool:
    """Return whether a product cannot stand beside its budget.

    A product above the budget cannot, unless its price is only a ceiling and no row caps the
    whole; floors far off have rules of their own. One below the budget leaves
    room for other costs, unless the standard is paid to people and nothing else is: only then
    must it reach the budget.
    """
    tolerance = best.budget * context.number("qty_price_tolerance")
    if best.exact or abs(best.residual) <= tolerance:
        return False
    if floors_too_dear(plan, best, context) or floors_too_cheap(plan, best, context):
        return False
    if best.residual < 0:
        capped = states_whole(plan, best, context)
        sure = (term.value for term in best.terms if capped or not _is_ceiling(term, context))
        return sum(sure, Decimal(0)) > best.budget + tolerance
    near = best.budget <= best.total * context.number("qty_price_times")
    counts = facts_of(plan, context.day).counts
    whole = all(_paid_out(term, context) and _counts_all(term, counts) for term in best.terms)
    return near and whole


def _is_ceiling(term: Term, context: Context) -> bool:
    """Return whether a price may turn out lower; what is paid to people by a standard may not."""
    return term.factors[0].ceiling and not _paid_out(term, context)


def _paid_out(term: Term, context: Context) -> bool:
    """Return whether a standard is paid to each head, by the words of its row."""
    standard = term.factors[0]
    heads = any(base in _HEADS for base, power in standard.powers if power < 0)
    return heads and speaks_of(standard.subject, context.words("standard_words"))


def _counts_all(term: Term, counts: Sequence[Factor]) -> bool:
    """Return whether no other group of heads stands in the plan.

    Villages that a sentence names are where the work is, unless each of them is paid.
    """
    own = {factor.place for factor in term.factors}
    paid = {base for base, power in term.factors[0].powers if power < 0}
    heads = [
        each
        for each in counts
        if each.powers in _HEAD_UNITS
        and (each.place is None or each.place.row or each.powers[0][0] in paid)
    ]
    return all(each.place in own for each in heads)


def _hint(best: Explanation) -> Message:
    """Return what would close the gap, as the end of the sentence."""
    whole = message("")
    for each in best.missing:
        whole = message("{before}；{what}", before=whole, what=each.what)
    return whole
