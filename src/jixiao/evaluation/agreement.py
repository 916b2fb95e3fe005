"""How far experts agree: Kendall's coefficient of concordance."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from jixiao.model.panel import Agreement

if TYPE_CHECKING:
    from collections.abc import Sequence

_PLACES: Final = Decimal("0.0001")


def concordance(shares: Sequence[Sequence[Fraction]]) -> Agreement:
    """Return Kendall's W of m experts (rows) over n items (columns), rounded to 4 places.

    `shares` are m × n. With each expert's mean ranks, R_i their sums by item and R̄ their mean,
    S = Σ (R_i − R̄)², T_j = Σ (t³ − t) over the groups of t equal shares of expert j:

        W = 12 S ÷ (m² (n³ − n) − m Σ T_j)

    W is None where the denominator is 0: fewer than two items, or nobody told any two items
    apart; and with fewer than two experts, who agree or differ with nobody. Raises ValueError
    for rows of unequal length.
    Source: expert-practice#agreement; M. G. Kendall, B. Babington Smith, The Problem of m
    Rankings, Annals of Mathematical Statistics 10 (1939) 275-287.
    """
    experts = len(shares)
    items = len(shares[0]) if shares else 0
    if any(len(row) != items for row in shares):
        fault = "every expert scores the same items"
        raise ValueError(fault)
    below = Fraction(experts**2 * (items**3 - items) - experts * sum(map(_ties, shares)))
    if experts < 2 or not below:  # noqa: PLR2004 - one expert agrees with nobody
        return Agreement(experts, items, None)
    sums = [sum(column, Fraction(0)) for column in zip(*map(mean_ranks, shares), strict=True)]
    middle = sum(sums, Fraction(0)) / items
    squares = sum(((one - middle) ** 2 for one in sums), Fraction(0))
    found = 12 * squares / below
    exact = Decimal(found.numerator) / Decimal(found.denominator)
    return Agreement(experts, items, exact.quantize(_PLACES, ROUND_HALF_UP))


def mean_ranks(row: Sequence[Fraction]) -> list[Fraction]:
    """Return the rank of each share, 1 the lowest; equal ones share the mean of their ranks."""
    return [Fraction(2 * sum(other < one for other in row) + row.count(one) + 1, 2) for one in row]


def _ties(row: Sequence[Fraction]) -> int:
    """Return Σ (t³ − t) over the groups of t equal shares."""
    counts = (row.count(one) for one in dict.fromkeys(row))
    return sum(each**3 - each for each in counts)
