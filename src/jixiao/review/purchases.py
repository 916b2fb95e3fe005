"""Which row counts what the money of a project buys or pays."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jixiao.model.quantity import QuantityKind
from jixiao.review.phrases import said_in
from jixiao.review.rows import annual_rows, class_of, is_cost, plain, speaks_of

if TYPE_CHECKING:
    from jixiao.model.indicator import Indicator
    from jixiao.model.plan import PerformancePlan
    from jixiao.review.context import Context

_FEE: Final = re.compile(r"[\u4e00-\u9fff]{2,}(?:费用?|租金|工程款|货款|薪酬|报酬|劳务)(?![用率])")

# Things are measured or counted in these; visits, meetings, cases and persons are not.
_THINGS: Final = frozenset(
    (
        *"株棵瓶盏台套辆册袋箱桶条艘架把床顶张具根块支只头羽尾粒吨米亩面盆剂",
        *("公斤", "千克", "台套", "立方米", "平方米", "公里"),
    )
)


def bought_row(plan: PerformancePlan, context: Context) -> int | None:
    """Return the first row that counts things bought or people paid, when no row states a cost.

    Where no row names the purchase, the first thing counted stands for what the project or its
    purpose says is bought or paid. None where a cost row stands, where no budget is printed, and
    where the money buys nothing that can be counted: salaries, supervision, meetings.
    """
    budget = plan.budget.total if plan.budget else None
    if not budget or budget < 0 or any(is_cost(row) for row in plan.indicators):
        return None
    words = context.all_words("bought_words", "worked_words")
    counted = [(number, row) for number, row in annual_rows(plan) if _counts(row)]
    named = next((number for number, row in counted if speaks_of(row.name, words)), None)
    told = f"{plan.name}，{plan.purpose}"
    if named is None and counted and (speaks_of(told, words) or _lists_fees(plan, context)):
        return counted[0][0]
    watching = said_in(context.words("watching_words"))
    made = (
        number for number, row in counted if _is_thing(row) and not watching.search(plain(row.name))
    )
    return next(made, None) if named is None else named


def is_bought(plan: PerformancePlan, number: int, context: Context) -> bool:
    """Return whether the row or the plan's head speaks of buying or paying in plain words."""
    words = context.all_words("bought_words", "worked_words")
    row = plan.indicators[number - 1]
    return speaks_of(f"{row.name}，{plan.name}，{plan.purpose}", words)


def _lists_fees(plan: PerformancePlan, context: Context) -> bool:
    """Return whether the purpose names what is paid for (燃料费、检修费), office costs aside."""
    office = said_in(context.words("office_spending"))
    return bool(_FEE.search(office.sub("，", plain(plan.purpose))))


def _is_thing(row: Indicator) -> bool:
    """Return whether a row counts what is made or bought: in a measure of things, not of acts."""
    quantity = row.target.quantity
    unit = quantity.dimension if quantity else None
    return bool(row.name) and unit in _THINGS


def _counts(row: Indicator) -> bool:
    """Return whether a row counts things, persons or an area under quantity."""
    quantity = row.target.quantity
    counted = quantity is not None and quantity.kind is QuantityKind.COUNT
    return counted and class_of(row) == "quantity"
