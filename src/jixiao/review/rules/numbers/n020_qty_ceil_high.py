"""Whether the numbers a plan promises cost more than its budget."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from jixiao.costing.counting import Counts
from jixiao.costing.dimension import money_per, of
from jixiao.costing.factor import HUNDRED, Factor, Place, in_wan, plain
from jixiao.costing.figures import figures_in
from jixiao.costing.gathering import facts_of, told_by
from jixiao.costing.term import Term
from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.calculations import (
    arithmetic_of,
    calculated,
    counts_floor,
    floors_too_dear,
    paid_part,
    partly_paid,
    rows_of_floors,
)
from jixiao.review.item_products import item_products
from jixiao.review.judgement import found, not_applicable
from jixiao.review.rows import annual_rows
from jixiao.review.rows import plain as without_blanks
from jixiao.review.rule import rule
from jixiao.review.worked_out import worked_out
from jixiao.standards.costing import costing_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.costing.explanation import Explanation
    from jixiao.model.plan import PerformancePlan, PlanDocument
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_OF_WAGE: Final = re.compile(r"最低工资(?:标准)?的?(\d+(?:\.\d+)?)%")
_YEAR: Final = Decimal(12)


@rule(
    code="JX-N020",
    fault="QTY_CEIL_HIGH",
    title="数量下限乘标准超过预算",
    why="承诺的人数按标准要花的钱比预算多，目标实现不了，或者人数、期限写错了。",
    since="0.2",
    severity=Severity.QUERY,
    source="caiyu-2015-88#integrity",
    bad="""
name: 就业补助资金
budget: 148.65
indicators:
  - 产出指标 / 数量指标 / 就业见习补贴人员数量 / ≥140人
  - 产出指标 / 成本指标 / 就业见习补贴月人均标准 / 当地最低工资标准的70%
""",
    good="""
name: 就业补助资金
budget: 148.65
indicators:
  - 产出指标 / 数量指标 / 就业见习补贴人员数量 / ≥80人
  - 产出指标 / 成本指标 / 就业见习补贴月人均标准 / 当地最低工资标准的70%
""",
    neighbour="""
name: 就业补助资金
budget: 148.65
indicators:
  - 产出指标 / 数量指标 / 就业见习补贴人员数量 / ≥140人
  - 产出指标 / 成本指标 / 岗位补贴月人均标准 / 不超过当地最低工资标准
""",
    fix="核对人数、标准和补助月数；按预算能支持的规模改正数量指标，或写明实际月数和分担比例。",
)
def floors_cost_more(document: PlanDocument, context: Context) -> Iterator[Judgement]:
    """Reckon the least heads at a fixed standard, or at a part of a supposed minimum wage.

    What pays only a part of its calculation is another rule's.
    """
    own = calculated(document, context)
    parts = partly_paid(document, context)
    dear = {
        plan.ordinal: best
        for plan, best in own
        if plan.ordinal not in parts and floors_too_dear(plan, best, context)
    }
    wage = costing_number("minimum_wage", context.day)
    terms = {plan.ordinal: list(_terms(plan, context, wage)) for plan in document.projects}
    items = [
        one
        for plan in document.projects
        for one in (*_items_high(plan, context), *_bases_high(plan, context))
    ]
    yield from items
    if not any(terms.values()) and not own and not items:
        yield not_applicable("没有写明标准和人数的补贴。")
        return
    for plan in document.projects:
        if plan.ordinal in dear:
            yield _product_high(plan, dear[plan.ordinal])
        else:
            yield from _wages_high(plan, terms[plan.ordinal], context, wage)


def _items_high(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Yield items of the cost that cannot pay the least count at its fixed standard."""
    most = 1 + context.number("item_floor_excess")
    for one in item_products(plan, context.day):
        fixed = counts_floor(plan, one.term) and not one.term.factors[0].ceiling
        if fixed and one.term.value > one.item.value * most:
            yield found(
                message(
                    "数量按下限算，{arithmetic} = {total}，“{name}”{item}，只够 {share}%。",
                    arithmetic=one.term.text,
                    total=in_wan(one.term.value, 2),
                    name=one.item.subject,
                    item=one.item.text,
                    share=plain(round(one.item.value / one.term.value * HUNDRED, 1)),
                ),
                plan=plan,
                rows=one.rows,
                field="value",
                given=one.item.text,
                difference=in_wan(-one.excess, 2),
            )


def _bases_high(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Yield sums below what their own basis calculates with the least count that a row states."""
    most = 1 + context.number("item_floor_excess")
    for each in worked_out(plan):
        part = each.share_left_out or paid_part(plan, each, context)
        floors = rows_of_floors(plan, each)
        if part or each.total <= each.stated * most or not floors:
            continue
        row = plan.indicators[each.row - 1]
        yield found(
            message(
                "数量按下限算，{arithmetic} = {total}，“{name}”{item}，只够 {share}%。",
                arithmetic=each.text,
                total=in_wan(each.total, 2),
                name=row.name or "",
                item=in_wan(each.stated),
                share=plain(round(each.stated / each.total * HUNDRED, 1)),
            ),
            plan=plan,
            rows=sorted({each.row, *floors}),
            field="value",
            given=in_wan(each.stated),
            difference=in_wan(each.total - each.stated, 2),
        )


def _wages_high(
    plan: PerformancePlan, terms: list[Term], context: Context, wage: Decimal
) -> Iterator[Judgement]:
    """Hold standards that are a part of the minimum wage against the budget."""
    budget = plan.budget.amount if plan.budget else None
    total = sum((term.value for term in terms), Decimal(0))
    if budget is None or total <= budget.yuan * (1 + context.number("qty_price_tolerance")):
        return
    yield found(
        message(
            "{parts} = {total}（假定最低工资 {wage} 元/月、全年12个月），预算数 {budget}，"
            "只够 {months} 个月。",
            parts=" + ".join(term.text for term in terms),
            total=in_wan(total, 2),
            wage=plain(wage),
            budget=in_wan(budget.yuan),
            months=plain(round(budget.yuan / total * _YEAR, 1)),
        ),
        plan=plan,
        rows=sorted({row for term in terms for row in term.rows}),
        field="value",
        given=in_wan(budget.yuan),
        difference=in_wan(total - budget.yuan, 2),
    )


def _product_high(plan: PerformancePlan, best: Explanation) -> Judgement:
    """Return the finding on a product that the budget cannot pay."""
    return found(
        message(
            "数量按下限算，{arithmetic}，预算数 {budget}，只够 {share}%。",
            arithmetic=arithmetic_of(best),
            budget=in_wan(best.budget),
            share=plain(round(best.budget / best.total * HUNDRED, 1)),
        ),
        plan=plan,
        rows=best.rows,
        field="value",
        given=in_wan(best.budget),
        difference=in_wan(-best.residual, 2),
    )


def _terms(plan: PerformancePlan, context: Context, wage: Decimal) -> Iterator[Term]:
    """Yield standard × heads × 12 of the rows that name a part of the minimum wage."""
    facts = facts_of(plan, context.day)
    counts = Counts(facts.counts, context.day)
    months = facts.months[0] if len(facts.months) == 1 else Factor(_YEAR, of("月"))
    for number, row in annual_rows(plan):
        match = _OF_WAGE.search(without_blanks(row.target.text))
        if match is None:
            continue
        worth = wage * Decimal(match[1]) / HUNDRED
        place = Place(number, "target")
        standard = Factor(worth, money_per(("人", "月")), told_by(row), place)
        heads, sure = counts.fitting("人", standard.subject)
        own = [one for one in figures_in(without_blanks(row.basis)) if one.powers == of("月")]
        paid = Factor(own[0].value, of("月"), place=place) if len(own) == 1 else months
        if sure:
            yield Term((standard, heads[0], paid))
