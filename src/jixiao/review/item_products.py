"""Items of the cost and the standard and count beside them that the item should come from."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from jixiao.costing.dimension import MONEY, Powers, times, under
from jixiao.costing.factor import Factor, Place
from jixiao.costing.figures import figures_in
from jixiao.costing.gathering import facts_of
from jixiao.costing.subjects import words_of
from jixiao.costing.term import Term
from jixiao.model.message import message
from jixiao.review.rows import plain
from jixiao.review.worked_out import is_price, worked_out

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from jixiao.costing.facts import Facts
    from jixiao.costing.figures import Figure
    from jixiao.model.plan import PerformancePlan

_YEAR: Final = Decimal(12)
_MONTH: Final = (("月", 1),)
_PERIODS: Final = {"年", "学年"}
_SPANS: Final = frozenset(("日", "月", "天", "周", "季度", "次"))
_SESSIONS: Final = frozenset(("期", "班", "场", "批"))
_LEAST_ITEMS: Final = 2
_NEAR: Final = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class ItemProduct:
    """A product of standard and count, and the cost item of the same subject."""

    term: Term
    item: Factor

    @property
    def rows(self) -> list[int]:
        """The rows of standard, count and item, in order."""
        own = {self.item.place.row} if self.item.place and self.item.place.row else set()
        return sorted({*self.term.rows, *own})

    @property
    def excess(self) -> Decimal:
        """How much more the item is than the product, 元; below nought when it is less."""
        return self.item.value - self.term.value


def item_products(plan: PerformancePlan, day: date) -> Iterator[ItemProduct]:
    """Yield the products that differ from the one item of their subject; several items only.

    A standard, its only count and its item are held together by the words they share more of
    than with any other; an item whose own basis calculates it is let go.
    """
    facts = facts_of(plan, day)
    yield from _priced_in_basis(plan, facts, day)
    if len(facts.items) < _LEAST_ITEMS:
        return
    own = list(worked_out(plan))
    settled = {one.row for one in own}
    used = {(each.value, each.powers) for one in own for term in one.terms for each in term.factors}
    for standard in facts.standards:
        item = _nearest(standard, facts.items, day)
        if (standard.value, standard.powers) in used:
            continue
        if item is None or (item.place and item.place.row in settled) or _is_whole(item, facts):
            continue
        term = _product(standard, facts, day)
        twin = _nearest(item, facts.standards, day)
        if term is None or twin is not standard or _fits(term, item, facts):
            continue
        made = ItemProduct(term, item)
        # Once at least is supposed: that the money is for more than once tells no fault.
        if made.excess < 0 or not term.assumptions:
            yield made


def _priced_in_basis(plan: PerformancePlan, facts: Facts, day: date) -> Iterator[ItemProduct]:
    """Yield items whose basis tells a price and no count, held against the count of their words."""
    for item in facts.items:
        row = plan.indicators[item.place.row - 1] if item.place and item.place.row else None
        figures = figures_in(plain(row.basis)) if row is not None and row.basis else ()
        told = _price_of(figures)
        if item.place is None or told is None:
            continue
        price = Factor(
            *told,
            subject=item.subject,
            place=Place(item.place.row, "basis"),
        )
        term = _product(price, facts, day, alone=True)
        if term is not None and not _fits(term, item, facts):
            made = ItemProduct(term, item)
            if made.excess < 0 or not term.assumptions:
                yield made


def _price_of(figures: Sequence[Figure]) -> tuple[Decimal, Powers] | None:
    """Return the price a basis tells, times the days or months it is paid for; None if not one."""
    prices = [one for one in figures if is_price(one)]
    spans = [one for one in figures if one not in prices]
    if len(prices) != 1 or not all(len(one.powers) == 1 for one in spans):
        return None
    below = set(under(prices[0].powers))
    if not all(one.powers[0][0] in _SPANS & below for one in spans):
        return None
    value, powers = prices[0].value, prices[0].powers
    for one in spans:
        value, powers = value * one.value, times(powers, one.powers)
    return value, powers


def _is_whole(item: Factor, facts: Facts) -> bool:
    """Return whether an item is all others together: a total beside its parts."""
    return item.value * 2 >= sum((each.value for each in facts.items), Decimal(0)) and (
        abs(item.value * 2 - sum((each.value for each in facts.items), Decimal(0))) <= item.slack
    )


def _product(standard: Factor, facts: Facts, day: date, *, alone: bool = False) -> Term | None:
    """Return standard × its count × the months, twelve where none are told; None if not sure.

    With `alone` the only count of its unit is its own, whatever it is called.
    """
    below = [base for base in under(standard.powers) if base not in _PERIODS]
    things = [base for base in below if base != "月"]
    once: list[Factor] = []
    if (attended := _attended(things, facts)) is not None:
        things.remove(attended.powers[0][0])
        once.append(attended)
    if len(things) != 1 or dict(standard.powers)[things[0]] != -1:
        return None
    counts = [each for each in facts.counts if each.powers == ((things[0], 1),)]
    count = counts[0] if len(counts) == 1 else _nearest(standard, counts, day)
    if count is None:
        return None
    alike = words_of(count.subject, day) & words_of(standard.subject, day)
    if not alike and not (alone and len(counts) == 1 and len(facts.items) == 1):
        return None
    if count.place is None or count.place.row is None:
        return None
    factors = [standard, count, *once]
    if "月" in below:
        own = _nearest(standard, facts.months, day)
        factors.append(own or Factor(_YEAR, _MONTH))
    term = Term(tuple(factors))
    left = tuple(pair for pair in term.powers if pair[0] not in _PERIODS)
    return term if left == MONEY else None


def _attended(things: Sequence[str], facts: Facts) -> Factor | None:
    """Return the one session that persons attend at least, where the plan counts none; or None."""
    sessions = [base for base in things if base in _SESSIONS]
    if len(things) != _LEAST_ITEMS or len(sessions) != 1 or "人" not in things:
        return None
    powers = ((sessions[0], 1),)
    if any(each.powers == powers for each in (*facts.counts, *facts.times)):
        return None
    return Factor(Decimal(1), powers, assumption=message("每人至少1{base}", base=sessions[0]))


def _fits(term: Term, item: Factor, facts: Facts) -> bool:
    """Return whether a product is its item, as a whole or with a share or times that are told."""
    slack = item.slack + term.slack + item.value * _NEAR
    months = next((each.value for each in term.factors[2:] if each.powers == _MONTH), Decimal(1))
    often = (months, *(each.value for each in facts.months), _YEAR) if months != 1 else (months,)
    others = (Decimal(1), *(each.value for each in (*facts.shares, *facts.times)))
    return any(
        abs(term.value / months * times * factor - item.value) <= slack
        for times in often
        for factor in others
    )


def _nearest(one: Factor, others: Sequence[Factor], day: date) -> Factor | None:
    """Return the factor that shares more words than every other; None if none or several do."""
    own = words_of(one.subject, day)
    shared = sorted(
        ((len(own & words_of(each.subject, day)), at) for at, each in enumerate(others)),
        reverse=True,
    )
    if not shared or not shared[0][0] or (len(shared) > 1 and shared[0][0] == shared[1][0]):
        return None
    return others[shared[0][1]]
