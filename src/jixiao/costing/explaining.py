"""Backwards: which figures of a plan make its budget; bounded, and silent where nothing fits."""

from __future__ import annotations

from bisect import bisect
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from jixiao.costing.completing import Completion, completions
from jixiao.costing.counting import Counts
from jixiao.costing.dimension import PURE, TIMES, of
from jixiao.costing.explanation import Explained, Explanation, Missing, Way
from jixiao.costing.factor import Factor
from jixiao.costing.gathering import facts_of
from jixiao.costing.missing import (
    NEAR_SHARE,
    missing_from,
    missing_standard,
    missing_whole,
    plausible,
    round_share,
)
from jixiao.costing.pairing import paid, paid_by_standard
from jixiao.costing.same_plan import SamePlan
from jixiao.costing.sums import comparisons, part_making
from jixiao.costing.term import Term
from jixiao.model.amount import Amount
from jixiao.model.message import message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from jixiao.costing.facts import Facts
    from jixiao.model.plan import PerformancePlan

_SAME: Final = Decimal("0.05")
_HALF: Final = Decimal("0.5")
_MOST_SHARES: Final = 4
_MOST_OF: Final = {"月": Decimal(12), "日": Decimal(366), "季度": Decimal(4), "次": Decimal(366)}
_MOST_SHARE: Final = Decimal("0.8")
"""One level seldom bears more where others bear a part: nearer sums are slips."""
_LONGEST_SUM: Final = 12
"""More terms than this are only summed as a whole: parts of many agree by chance."""


def explain(plan: PerformancePlan, day: date) -> Explained:
    """Return how the plan's figures make its budget on a day's standards; None where they do not.

    An explanation that is not exact is the plan's own calculation, told by its words, with the
    gap and what would close it. The answer is kept for the plans asked for last.
    """
    return _explained(SamePlan(plan), day)


@lru_cache(maxsize=2000)
def _explained(same: SamePlan, day: date) -> Explained:
    plan = same.plan
    budget = plan.budget.amount if plan.budget else None
    if budget is None or budget.number <= 0:
        return Explained(None, 0)
    return Search(facts_of(plan, day), budget, day).explained()


class Search:
    """One plan's figures held against one sum of money; `tried` counts what was compared."""

    def __init__(self, facts: Facts, budget: Amount, day: date) -> None:
        """Complete every standard; nothing is compared yet."""
        self.facts = facts
        self.budget = budget
        self.tried = 0
        self._day = day
        self._counts = Counts(facts.counts, day)
        order = sorted(facts.standards, key=lambda each: (-each.value, each.subject))
        self.completed = [completions(standard, facts, self._counts, day) for standard in order]
        self._tolerance = rounding_of(budget)

    def explained(self) -> Explained:
        """Return the best explanation: exact ones first, then the plan's own calculation."""
        found = next(self._exact(), None) or self._own()
        return Explained(found, self.tried + self._counts.compared)

    def _exact(self) -> Iterator[Explanation]:
        """Yield explanations that give the budget, those that say most first."""
        yield from self._products(sure=True)
        yield from self._sums()
        yield from self._shared_sums()
        yield from self._products(sure=False)
        yield from self._split_heads()
        yield from self._partly_paid()
        yield from self._stated()
        yield from self._lacking()

    def _products(self, *, sure: bool) -> Iterator[Explanation]:
        """Yield single standards that give the budget, times a share the plan states if any."""
        for ways in self.completed:
            for way in ways:
                if way.sure is sure and not way.lacking:
                    yield from self._with_shares(way.term, Way.PRODUCT)

    def _with_shares(self, term: Term, way: Way) -> Iterator[Explanation]:
        for share in (None, *self.facts.shares[:_MOST_SHARES]):
            whole = term if share is None else Term((*term.factors, share))
            yield from self._if_exact(way, (whole,))

    def _sums(self) -> Iterator[Explanation]:
        """Yield products and item costs together, then each alone, that give the budget."""
        products = self.own_products()
        items = [Term((item,)) for item in self._items_beside(products)]
        for terms, way in (
            (products + items if products and items else [], Way.MIXED),
            (products, Way.PRODUCT),
            ([Term((item,)) for item in self.facts.items if not self._is_budget(item)], Way.SUM),
        ):
            part = self._part(terms)
            if len(part) > 1:
                yield from self._if_exact(way, part)
        for share in self.facts.shares[:_MOST_SHARES] if len(products) > 1 else ():
            yield from self._if_exact(Way.PRODUCT, _times_share(products, share))

    def _is_budget(self, item: Factor) -> bool:
        """Return whether a cost row states the whole budget: a total beside its parts."""
        return abs(item.value - self.budget.yuan) <= self._tolerance

    def _part(self, terms: Sequence[Term]) -> tuple[Term, ...]:
        """Return the terms, or the part of a few that makes the budget."""
        if len(terms) > _LONGEST_SUM:
            return tuple(terms)
        self.tried += comparisons(len(terms))
        values = [term.value for term in terms]
        slack = max((term.slack for term in terms if len(term.factors) > 1), default=Decimal(0))
        places = part_making(values, self.budget.yuan, self._tolerance + slack)
        return tuple(terms[place] for place in places or ())

    def _shared_sums(self) -> Iterator[Explanation]:
        """Yield an amount times a share that both stand in the plan."""
        for amount in (*self.facts.items, *self.facts.sums):
            for share in self.facts.shares[:_MOST_SHARES]:
                yield from self._if_exact(Way.SHARE, (Term((amount, share)),))

    def _split_heads(self) -> Iterator[Explanation]:
        """Yield one standard times all the counts it may belong to, added up."""
        for ways in self.completed:
            terms = [way.term for way in ways if not way.lacking and way.term.is_money]
            alike = [term for term in terms if _periods_of(term) == _periods_of(terms[0])]
            if len(alike) > 1 and len(self.completed) == 1:
                yield from self._if_exact(Way.PRODUCT, tuple(alike))

    def _partly_paid(self) -> Iterator[Explanation]:
        """Yield a product of which the budget is a round share that the plan does not state."""
        products = self.own_products()
        for term in products:
            self.tried += 1
            ratio, slack = self.budget.yuan / term.value, self._tolerance / term.value
            share = round_share(ratio, slack)
            # A budget in round figures meets a round share by chance, where others would do too.
            told = slack <= NEAR_SHARE or not (
                len(products) > 1 or any(each.floor for each in term.factors)
            )
            if share is not None and share <= _MOST_SHARE and told:
                why = message("计划没有写分担比例，由预算倒推")
                part = Factor(share, PURE, assumption=why)
                yield self._made(Way.PART, (Term((*term.factors, part)),))

    def _stated(self) -> Iterator[Explanation]:
        """Yield the budget said again by a row or a sentence, where there is no calculation."""
        if self.own_products():
            return
        for amount in (*self.facts.items, *self.facts.sums):
            for found in self._if_exact(Way.STATED, (Term((amount,)),)):
                yield replace(found, missing=tuple(self._behind(amount)))

    def _behind(self, amount: Factor) -> Iterator[Missing]:
        """Yield what a stated sum comes to per head, and as a whole where it is a share."""
        if paid_by_standard(amount.subject, None, self._day):
            for each in paid([amount], self.facts, self._day):
                yield missing_standard(each)
        if len(self.facts.shares) == 1:
            yield missing_whole(self.budget.yuan, self.facts.shares[0])

    def _lacking(self) -> Iterator[Explanation]:
        """Yield the only standard with the one count that the plan does not state.

        Where rounding of the budget is worth half a head or more, any number would do.
        """
        ways = self.completed[0] if len(self.completed) == 1 else []
        for way in ways[:1]:
            vague = self._tolerance * 2 >= way.term.value
            if not way.sure or len(way.lacking) != 1 or vague:
                continue
            base = way.lacking[0]
            needed = (self.budget.yuan / way.term.value).to_integral_value()
            if not 0 < needed <= _MOST_OF.get(base, needed):
                continue
            why = message("计划没有写多少{base}，由预算倒推", base=base)
            yield from self._if_exact(
                Way.LACKING,
                (Term((*way.term.factors, Factor(needed, of(base), assumption=why))),),
            )

    def _own(self) -> Explanation | None:
        """Return the plan's own calculation where it does not give the budget; None if unclear."""
        products = self.own_products()
        items = [Term((item,)) for item in self._items_beside(products)]
        if not products + items or len(products) < len(self.facts.standards):
            return None
        way = Way.MIXED if products and items else Way.PRODUCT if products else Way.SUM
        if way is Way.PRODUCT and len(self.facts.shares) == 1:
            products = list(_times_share(products, self.facts.shares[0]))
        made = self._made(way, tuple(products + items))
        return replace(made, missing=missing_from(made)) if plausible(made) else None

    def own_products(self) -> list[Term]:
        """Return the product of every standard whose figures surely belong to it."""
        firsts = (next(iter(ways), None) for ways in self.completed)
        return [way.term for way in firsts if way is not None and _usable(way)]

    def _items_beside(self, products: Sequence[Term]) -> list[Factor]:
        """Return the item costs that neither a product nor the budget states already, or nearly."""
        ordered = sorted(products, key=lambda term: term.value)
        values = [term.value for term in ordered]

        def stated(item: Factor) -> bool:
            near = bisect(values, item.value)
            return any(
                abs(item.value - term.value) <= max(item.slack + term.slack, item.value * _SAME)
                for term in ordered[max(near - 1, 0) : near + 1]
            )

        return [item for item in self.facts.items if not (stated(item) or self._is_budget(item))]

    def _if_exact(self, way: Way, terms: tuple[Term, ...]) -> Iterator[Explanation]:
        self.tried += 1
        found = self._made(way, terms)
        if found.exact:
            yield found

    def _made(self, way: Way, terms: tuple[Term, ...]) -> Explanation:
        slack = sum((term.slack for term in terms if len(term.factors) > 1), Decimal(0))
        return Explanation(way, terms, self.budget.yuan, self._tolerance + slack)


def _times_share(terms: Sequence[Term], share: Factor) -> tuple[Term, ...]:
    """Return every product times a share."""
    return tuple(Term((*term.factors, share)) for term in terms)


def _periods_of(term: Term) -> tuple[Factor, ...]:
    """Return the figures of a product that say how often, or how much of it."""
    return tuple(
        each
        for each in term.factors[1:]
        if each.is_share or any(base in TIMES for base, _ in each.powers)
    )


def _usable(way: Completion) -> bool:
    """Return whether a standard's sum is known by words and dimensions alike."""
    return way.sure and not way.lacking and way.term.is_money and way.term.value > 0


def rounding_of(amount: Amount) -> Decimal:
    """Return half the last printed digit of an amount, in 元; none for whole 元."""
    exponent = amount.number.as_tuple().exponent
    last = Decimal((0, (1,), min(exponent, 0))) if isinstance(exponent, int) else Decimal(1)
    worth = Amount(last, amount.unit).yuan
    return worth * _HALF if worth != 1 else Decimal(0)
