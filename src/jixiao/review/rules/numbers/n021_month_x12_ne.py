"""Whether a monthly sum makes the yearly one."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from jixiao.costing.dimension import under
from jixiao.costing.factor import in_wan
from jixiao.costing.gathering import facts_of
from jixiao.costing.subjects import words_of
from jixiao.model.finding import Severity
from jixiao.model.message import message
from jixiao.review.judgement import found, not_applicable
from jixiao.review.rows import annual_rows, is_cost, money_of
from jixiao.review.rows import plain as plain_text
from jixiao.review.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.costing.factor import Factor
    from jixiao.costing.facts import Facts
    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context
    from jixiao.review.judgement import Judgement

_YEAR: Final = Decimal(12)
_LEAST_WORDS: Final = 2
# 每月补助1.34万元、全年12个月: a sum a month, nobody's own.
_EACH_MONTH: Final = re.compile(
    r"(?<!每人)(?<!每户)每个?月(?!每)[^，,。；;、\d每]{0,8}(\d[\d.]*)(万?)元(?![/／每])(?:[^\d]{0,6}?(\d{1,2})个月)?"
)
_ALL_TOGETHER: Final = re.compile(r"合计|共计|总计|总额|一共|共(?=\d)")
_WAN: Final = Decimal(10000)
_ROUNDED: Final = Decimal("0.01")


@rule(
    code="JX-N021",
    fault="MONTH_X12_NE",
    title="月支出乘12与全年支出不符",
    why="同一笔支出按月和按年各写了一个数，互相对不上，至少有一个不准。",
    since="0.2",
    severity=Severity.QUERY,
    source="caiyu-2015-88#integrity",
    bad="""
name: 养老金差额补助
budget: 14500
indicators:
  - 产出指标 / 数量指标 / 机关事业单位退休人员养老金支出 / 3.43亿元
  - 产出指标 / 成本指标 / 机关事业单位退休人员月领取养老金 / 2900万元
""",
    good="""
name: 养老金差额补助
budget: 14500
indicators:
  - 产出指标 / 数量指标 / 机关事业单位退休人员养老金支出 / 3.48亿元
  - 产出指标 / 成本指标 / 机关事业单位退休人员月领取养老金 / 2900万元
""",
    neighbour="""
name: 养老金差额补助
budget: 14500
indicators:
  - 产出指标 / 成本指标 / 机关事业单位退休人员养老金支出差额 / 14500万元
  - 产出指标 / 成本指标 / 机关事业单位退休人员月领取养老金 / 2900万元
""",
    fix="核对月支出和全年支出；年中调整待遇的，写明调整时间和补发金额。",
)
def twelve_months_are_not_the_year(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Hold 12 times a monthly sum against the yearly sum of the same subject next to it."""
    yield from _told_in_basis(plan, context)
    yield from _told_in_goals(plan, context)
    facts = facts_of(plan, context.day)
    # A price a month alone (6.5万元/月) is a sum too: nothing else stands under its bar.
    priced = [each for each in facts.standards if under(each.powers) == ("月",)]
    if not facts.monthly and not priced:
        yield not_applicable("没有按月的支出总额。")
        return
    for monthly in (*facts.monthly, *(() if facts.months else priced)):
        year = monthly.value * _YEAR
        yearly = _yearly(monthly, facts, context)
        # A price is agreed as printed; a sum may have been rounded for printing.
        slack = monthly.slack * _YEAR if monthly in facts.monthly else 0
        if yearly is None or abs(year - yearly.value) <= yearly.slack + slack:
            continue
        rows = {each.place.row for each in (monthly, yearly) if each.place and each.place.row}
        yield found(
            message(
                "{monthly} × 12 月 = {year}，全年写的是 {yearly}，相差 {gap}。",
                monthly=monthly.text,
                year=in_wan(year),
                yearly=yearly.text,
                gap=in_wan(abs(year - yearly.value), 2),
            ),
            rows=sorted(rows),
            field="value",
            given=yearly.text,
            expected=in_wan(year),
            difference=in_wan(abs(year - yearly.value), 2),
        )


def _told_in_basis(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Hold a cost row against the monthly sum that its own basis multiplies."""
    for number, row in annual_rows(plan):
        money = money_of(row) if is_cost(row) else None
        told = _EACH_MONTH.search(plain_text(row.basis)) if money is not None else None
        if money is None or told is None:
            continue
        monthly = Decimal(told[1].rstrip(".")) * (_WAN if told[2] else 1)
        year = monthly * (Decimal(told[3]) if told[3] else _YEAR)
        gap = abs(year - money.yuan)
        # Far off, the sum is another one's: of each person, or of one of several posts.
        whole = _ALL_TOGETHER.search(told[0]) is not None
        if year * _ROUNDED < gap and (whole or gap <= year * context.number("month_year_near")):
            yield found(
                message(
                    "“{name}”写的是 {stated}，按“{basis}”应为 {year}，相差 {gap}。",
                    name=row.name or "",
                    stated=in_wan(money.yuan),
                    basis=row.basis or "",
                    year=in_wan(year, 2),
                    gap=in_wan(gap, 2),
                ),
                rows=[number],
                field="value",
                given=in_wan(money.yuan),
                expected=in_wan(year, 2),
                difference=in_wan(gap, 2),
            )


def _told_in_goals(plan: PerformancePlan, context: Context) -> Iterator[Judgement]:
    """Hold the budget against the monthly sum that an objective promises."""
    budget = plan.budget.amount if plan.budget else None
    for text in plan.objectives if budget is not None else ():
        told = _EACH_MONTH.search(plain_text(text))
        if told is None or budget is None or not told[2]:
            continue
        year = Decimal(told[1].rstrip(".")) * _WAN * (Decimal(told[3]) if told[3] else _YEAR)
        gap = abs(year - budget.yuan)
        if year * _ROUNDED < gap <= year * context.number("month_year_near"):
            yield found(
                message(
                    "目标写“{told}”，全年 {year}，预算数 {budget}，相差 {gap}。",
                    told=told[0],
                    year=in_wan(year, 2),
                    budget=in_wan(budget.yuan),
                    gap=in_wan(gap, 2),
                ),
                field="objectives",
                given=told[0],
                expected=in_wan(budget.yuan),
                difference=in_wan(gap, 2),
            )


def _yearly(monthly: Factor, facts: Facts, context: Context) -> Factor | None:
    """Return the sum of the same subject that lies nearest to twelve months, if one is near."""
    year = monthly.value * _YEAR
    words = words_of(monthly.subject, context.day)
    near = [
        each
        for each in (*facts.sums, *facts.items)
        if abs(each.value - year) <= year * context.number("month_year_near")
        and len(words & words_of(each.subject, context.day)) >= _LEAST_WORDS
    ]
    return min(near, key=lambda each: abs(each.value - year), default=None)
