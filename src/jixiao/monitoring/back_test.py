"""Forecasts tested back: how they would have done in years whose end is known."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence
    from decimal import Decimal

MONTHS: Final = 12
FEWEST: Final = 20
"""So many cases at least; of fewer, eight in ten tell nothing."""
SHARE: Final = Fraction(4, 5)
"""Of the cases that lie in the interval."""


@dataclass(frozen=True, slots=True)
class BackTest:
    """What was learnt from `cases` earlier forecasts of a month.

    `by_years` tells that the mean course of a project's other years came nearer to what was spent
    than the even course of time. The true sum lay between `low` and `high` times the forecast in
    eight of ten cases; `error` is the mean distance from it, as a share of it.
    """

    by_years: bool
    low: Fraction
    high: Fraction
    error: Fraction
    cases: int


def back_test_of(courses: Iterable[Sequence[Sequence[Decimal]]], month: int) -> BackTest | None:
    """Return how forecasts by the end of a month (1-12) did; None with too few cases.

    `courses` are the years of each project, twelve cumulative sums each. Every year with another
    one beside it is forecast from the others, and from the even course. The interval is the one
    that held eight of ten (split conformal, both tails alike): it supposes of this year's error
    only that it is like those.
    """
    pairs = [pair for years in courses for pair in _pairs(years, month)]
    if len(pairs) < FEWEST:
        return None
    by_years, evenly = zip(*pairs, strict=True)
    errors = [_error(by_years), _error(evenly)]
    chosen = errors[0] < errors[1]
    ratios = sorted(by_years if chosen else evenly)
    tail = (1 - SHARE) / 2 * (len(ratios) + 1)
    return BackTest(
        by_years=chosen,
        low=ratios[max(floor(tail), 1) - 1],
        high=ratios[min(ceil(len(ratios) + 1 - tail), len(ratios)) - 1],
        error=min(errors),
        cases=len(ratios),
    )


def _pairs(years: Sequence[Sequence[Decimal]], month: int) -> Iterator[tuple[Fraction, Fraction]]:
    """Yield for each year what was spent over its forecast, by its other years and evenly."""
    shares = [Fraction(year[month - 1]) / Fraction(year[-1]) for year in years]
    if len(shares) < 2 or min(shares) <= 0:  # noqa: PLR2004 - one to forecast, one to learn from
        return
    for number, share in enumerate(shares):
        others = shares[:number] + shares[number + 1 :]
        yield sum(others, Fraction(0)) / len(others) / share, Fraction(month, MONTHS) / share


def _error(ratios: Collection[Fraction]) -> Fraction:
    """Return the mean distance of forecasts from what was spent; a ratio is spent over forecast."""
    return sum((abs(1 / ratio - 1) for ratio in ratios), Fraction(0)) / len(ratios)
