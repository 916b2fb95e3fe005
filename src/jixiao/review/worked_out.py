"""Calculations that a basis writes out: 12600宗按85元/宗合同价测算, 24人按300元/人·月、12个月."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from jixiao.costing.dimension import MONEY, PURE, times
from jixiao.costing.factor import HUNDRED, Factor, Place
from jixiao.costing.figures import figures_in, share_of_money
from jixiao.costing.term import Term
from jixiao.review.level_shares import stated_shares, without_shares
from jixiao.review.rows import annual_rows, is_cost, money_of, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.costing.dimension import Powers
    from jixiao.costing.figures import Figure
    from jixiao.model.plan import PerformancePlan

_PERIODS: Final = frozenset(("年", "学年"))
_LEAST: Final = 2
_NEAR: Final = Decimal("0.01")
# A day of work is a day: 250个工作日按240元/日.
_WORKING: Final = re.compile(r"个?工作日")
_OWN_PART: Final = re.compile(
    r"(省|市|州|县|区|旗|乡|镇)级?(?:财政)?(?:本级)?(?:应)?(?:承担|负担|分担|配套|补助|匹配)(?:的?部分|资金|经费|$|[，。；、])"
)


@dataclass(frozen=True, slots=True)
class WorkedOut:
    """A cost row (from 1) whose basis calculates a sum; `stated` is the sum in the row, 元."""

    row: int
    stated: Decimal
    terms: tuple[Term, ...]

    @property
    def total(self) -> Decimal:
        """What the calculation comes to, 元."""
        return sum((term.value for term in self.terms), Decimal(0))

    @property
    def share_left_out(self) -> bool:
        """Whether the row's sum is the product before the share that its basis tells."""
        whole = Decimal(0)
        for term in self.terms:
            product = Decimal(1)
            for one in term.factors:
                product *= Decimal(1) if one.powers == PURE else one.value
            whole += product
        return whole != self.total and abs(whole - self.stated) <= self.stated * _NEAR

    @property
    def text(self) -> str:
        """The calculation as people write it."""
        return " + ".join(term.text for term in self.terms)


def worked_out(plan: PerformancePlan) -> Iterator[WorkedOut]:
    """Yield the cost rows whose basis multiplies a price by what it is the price of."""
    own = _own_level(plan)
    for number, row in annual_rows(plan):
        money = money_of(row) if is_cost(row) else None
        if money is None or not row.basis:
            continue
        terms = _calculated(_WORKING.sub("天", plain(row.basis)), money.yuan, own_level=own)
        if terms:
            placed = tuple(Term(tuple(_at(each, number) for each in one.factors)) for one in terms)
            yield WorkedOut(number, money.yuan, placed)


def _own_level(plan: PerformancePlan) -> str | None:
    """Return the level whose part alone a plan says it pays, by its first character (县级承担)."""
    head = plain("，".join((plan.name or "", plan.purpose or "", *plan.objectives)))
    match = _OWN_PART.search(head)
    return match[1] if match else None


def _calculated(text: str, stated: Decimal, *, own_level: str | None) -> tuple[Term, ...]:
    """Return the products of a basis; of several levels' shares only the one that is paid."""
    shares = stated_shares(text)
    if len(shares) <= 1:
        return calculation_in(text)
    terms = calculation_in(without_shares(text))
    total = sum((term.value for term in terms), Decimal(0))
    for percent in shares.values():
        share = Factor(percent / HUNDRED, PURE)
        if abs(total * share.value - stated) <= stated * _NEAR:
            return tuple(Term((*term.factors, share)) for term in terms)
    mine = next((shares[level] for level in shares if level[0] == own_level), None)
    if mine is not None and abs(total - stated) <= stated * _NEAR:
        return tuple(Term((*term.factors, Factor(mine / HUNDRED, PURE))) for term in terms)
    return terms


@lru_cache(maxsize=4096)
def calculation_in(text: str) -> tuple[Term, ...]:
    """Return the products that a text calculates; none where its figures do not make money."""
    figures = figures_in(text)
    prices = [at for at, one in enumerate(figures) if is_price(one)]
    if not prices:
        return _share_of_money(figures)
    firsts = [_first_of(figures, at) for at in prices]
    bounds = pairwise((*firsts, len(figures)))
    terms = [_product(figures[start:end]) for start, end in bounds]
    whole = firsts[0] == 0 and all(term is not None for term in terms)
    return tuple(term for term in terms if term is not None) if whole else ()


def _share_of_money(figures: tuple[Figure, ...]) -> tuple[Term, ...]:
    """Return a sum times the rates that follow it: 30000万元×4%×50%; none for other figures."""
    sums = [one for one in figures if one.powers == MONEY]
    rates = [one for one in figures if one.powers == PURE and 0 < one.value < 1]
    if len(sums) != 1 or not rates or len(figures) != len(rates) + 1 or figures[0] is not sums[0]:
        return ()
    return (Term(tuple(Factor(one.value, one.powers) for one in (*sums, *rates))),)


def _first_of(figures: tuple[Figure, ...], price: int) -> int:
    """Return where the figures of a price begin: with the count it follows, where it fits."""
    wanted = {base for base, power in figures[price].powers if power < 0}
    first = price
    while first and not is_price(figures[first - 1]):
        bases = {base for base, _ in figures[first - 1].powers}
        if not bases or not bases <= wanted:
            break
        wanted -= bases
        first -= 1
    return first


def _product(figures: tuple[Figure, ...]) -> Term | None:
    """Return the product, a price of a year being that of the plan's; None when it is no money."""
    price = next((one for one in figures if is_price(one)), None)
    if price is None:
        return None
    others = [one for one in figures if one is not price]
    # A price of its own thing only; a further sum of money or an unknown kind is another matter.
    if not others or any(share_of_money(one.powers) for one in others):
        return None
    factors = tuple(Factor(one.value, one.powers) for one in (price, *others))
    left = _without_year(times(*(one.powers for one in factors)))
    shares = [one for one in factors if one.powers == PURE]
    sure = left == MONEY and all(0 < one.value < 1 for one in shares)
    return Term(factors) if sure and len(factors) >= _LEAST else None


def _without_year(powers: Powers) -> Powers:
    """Return a dimension without the year, which is the plan's."""
    return tuple((base, power) for base, power in powers if base not in _PERIODS)


def is_price(figure: Figure) -> bool:
    """Return whether a figure is money for one of something."""
    return share_of_money(figure.powers) and figure.powers != MONEY


def _at(factor: Factor, row: int) -> Factor:
    """Return a factor as one that stands in a row's basis."""
    return Factor(factor.value, factor.powers, place=Place(row, "basis"))
