"""Whether the loans a plan promises can use up its subsidy."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from jixiao.costing.counting import MOST
from jixiao.costing.dimension import MONEY
from jixiao.costing.explaining import explain
from jixiao.costing.factor import Factor, in_wan, plain
from jixiao.costing.gathering import facts_of
from jixiao.costing.subjects import words_of
from jixiao.costing.term import Term
from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.calculations import arithmetic_of, counts_floor, floors_too_cheap
from jixiao.review.item_products import item_products
from jixiao.review.judgement import found, not_applicable
from jixiao.review.rows import plain as without_blanks
from jixiao.review.rule import rule
from jixiao.standards.costing import costing_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.costing.explanation import Explanation
    from jixiao.costing.facts import Facts
    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_PERCENT: Final = Decimal(100)
# A level's share is then one of the part that public money pays, not of all interest.
_PAID_PART: Final = "应贴"


@rule(
    code="JX-N019",
    fault="QTY_FLOOR_LOW",
    title="数量下限按最高标准也用不完预算",
    why="数量定得过低：按最高标准、最高利率算足，也只用得了预算的一小部分。",
    since="0.2",
    severity=Severity.QUERY,
    source="caiyu-2015-88#reasonable",
    bad="""
name: 创业担保贷款贴息资金
budget: 236.84
indicators:
  - 产出指标 / 数量指标 / 个人贷款人次 / ≥30人次
  - 产出指标 / 数量指标 / 小微企业贷款单位数 / ≥1个
  - 产出指标 / 成本指标 / 贴息比例 / 50%
  - 产出指标 / 成本指标 / 个人贷款额度 / ≤30万元
  - 产出指标 / 成本指标 / 小微企业贷款额度 / ≤400万元
""",
    good="""
name: 创业担保贷款贴息资金
budget: 20
indicators:
  - 产出指标 / 数量指标 / 个人贷款人次 / ≥30人次
  - 产出指标 / 数量指标 / 小微企业贷款单位数 / ≥1个
  - 产出指标 / 成本指标 / 贴息比例 / 50%
  - 产出指标 / 成本指标 / 个人贷款额度 / ≤30万元
  - 产出指标 / 成本指标 / 小微企业贷款额度 / ≤400万元
""",
    neighbour="""
name: 创业担保贷款奖励资金
budget: 6.64
indicators:
  - 产出指标 / 数量指标 / 个人贷款人次 / ≥30人次
  - 产出指标 / 成本指标 / 个人贷款额度 / ≤30万元
""",
    fix="按预算能支持的规模重新测算数量，提高数量指标，或核减预算。",
)
def floors_use_little(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Hold the least heads × the highest standard, for loans × rate × share, against the budget."""
    items = list(_items_low(plan, context))
    if items:
        yield from items
        return
    facts = facts_of(plan, context.day)
    best = explain(plan, context.day).best if facts.standards else None
    if best is not None and floors_too_cheap(plan, best, context):
        yield _product_low(best)
        return
    budget = plan.budget.amount if plan.budget else None
    lends = budget is not None and len(facts.shares) == 1 and _of_loans(plan)
    loans = _loans(facts, context) if lends else []
    if budget is None or not loans:
        yield not_applicable("不是写明贷款数量、额度上限和贴息比例的贷款贴息项目。")
        return
    rate, share = costing_number("startup_loan_rate", context.day), facts.shares[0]
    principal = sum((loan.value for loan in loans), Decimal(0))
    part = context.number("loan_subsidised_part") if _PAID_PART in share.subject else Decimal(1)
    most = principal * rate * part * share.value
    if most >= budget.yuan * context.number("loan_cover_least"):
        return
    yield found(
        message(
            "({principal}) × 最高利率 {rate}%{part} × {share} × 1 年 = {most}，预算数 {budget}，"
            "是前者的 {times} 倍（利率按规定上限假定）。",
            principal=" + ".join(loan.text for loan in loans),
            rate=plain(rate * _PERCENT),
            part=message(" × 应贴息 {part}%", part=plain(part * _PERCENT)) if part < 1 else "",
            share=share.text,
            most=in_wan(most, 2),
            budget=in_wan(budget.yuan),
            times=plain(round(budget.yuan / most, 1)),
        ),
        rows=Term((*(each for loan in loans for each in loan.factors), share)).rows,
        field="value",
        given=in_wan(budget.yuan),
        difference=in_wan(budget.yuan - most, 2),
    )


def _items_low(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Yield items of the cost of which the least count at its price uses a small part."""
    least = context.number("floor_cover_least")
    for one in item_products(plan, context.day):
        if one.term.value < one.item.value * least and counts_floor(plan, one.term):
            yield found(
                message(
                    "数量取下限、单价取上限，{arithmetic} = {total}，"
                    "“{name}”{item}，是前者的 {times} 倍。",
                    arithmetic=one.term.text,
                    total=in_wan(one.term.value, 2),
                    name=one.item.subject,
                    item=one.item.text,
                    times=plain(round(one.item.value / one.term.value, 1)),
                ),
                rows=one.rows,
                field="value",
                given=one.item.text,
                difference=in_wan(one.excess, 2),
            )


def _product_low(best: Explanation) -> Judgement:
    """Return the finding on a product that uses a small part of the budget."""
    return found(
        message(
            "数量取下限、单价取上限，{arithmetic}，预算数 {budget}，是前者的 {times} 倍。",
            arithmetic=arithmetic_of(best),
            budget=in_wan(best.budget),
            times=plain(round(best.budget / best.total, 1)),
        ),
        rows=best.rows,
        field="value",
        given=in_wan(best.budget),
        difference=in_wan(best.residual, 2),
    )


def _of_loans(plan: PerformancePlan) -> bool:
    """Return whether the plan pays interest of start-up loans, whose highest rate is known."""
    rows = "".join(without_blanks(row.name) for row in plan.indicators)
    told = f"{without_blanks(plan.name)}{without_blanks(plan.purpose)}{rows}"
    return "贴息" in told and "创业" in told


def _loans(facts: Facts, context: Context) -> list[Term]:
    """Return number × limit of every kind of loan, matched by the words they share."""
    limits = [cap for cap in facts.caps if cap.powers == MONEY and "贷" in cap.subject]
    numbers = [count for count in facts.counts if "贷" in count.subject]
    if len(limits) > MOST or len(numbers) > MOST:
        return []
    found_loans = []
    for limit in limits:
        number = max(numbers, key=lambda each: _alike(each, limit, context), default=None)
        if number is not None and _alike(number, limit, context):
            found_loans.append(Term((number, limit)))
    used = {id(loan.factors[0]) for loan in found_loans}
    return found_loans if len(used) == len(limits) else []


def _alike(one: Factor, other: Factor, context: Context) -> int:
    """Return how many words two figures' subjects share."""
    return len(words_of(one.subject, context.day) & words_of(other.subject, context.day))
