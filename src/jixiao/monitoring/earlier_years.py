"""How earlier years spent: what forecasts are worked out of, and tested back on."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from jixiao.monitoring.back_test import back_test_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from jixiao.monitoring.back_test import BackTest

MOST_YEARS: Final = 5
"""Earlier than that a project is hardly the same."""


class EarlierSpending:
    """What the projects of a division spent in the years before one.

    `by_month` is project code → month (YYYYMM) → what was spent in it, in whatever unit.
    """

    def __init__(self, by_month: Mapping[str, Mapping[int, Decimal]], year: int) -> None:
        self._by_month, self._year = by_month, year
        self._tested: dict[int, BackTest | None] = {}

    def of(self, code: str | None) -> tuple[tuple[Decimal, ...], ...]:
        """Return the earlier years of a project, the oldest first; none for an unknown code."""
        return self._courses.get(code or "", ())

    def tested(self, month: int) -> BackTest | None:
        """Return how forecasts by the end of a month (1-12) would have done in those years."""
        if month not in self._tested:
            self._tested[month] = back_test_of(self.all, month)
        return self._tested[month]

    @property
    def all(self) -> Iterable[tuple[tuple[Decimal, ...], ...]]:
        """The earlier years of every project that has any."""
        return self._courses.values()

    @cached_property
    def _courses(self) -> dict[str, tuple[tuple[Decimal, ...], ...]]:
        found = {code: courses(months, self._year) for code, months in self._by_month.items()}
        return {code: years for code, years in found.items() if years}


def courses(by_month: Mapping[int, Decimal], year: int) -> tuple[tuple[Decimal, ...], ...]:
    """Return for each of the years before one, the oldest first, twelve cumulative sums.

    A year in which nothing was spent at its end is left out.
    """
    years: dict[int, dict[int, Decimal]] = defaultdict(dict)
    for month, amount in by_month.items():
        if year - MOST_YEARS <= month // 100 < year:
            years[month // 100][month % 100] = amount
    sums = (
        tuple(accumulate(years[one].get(month, Decimal(0)) for month in range(1, 13)))
        for one in sorted(years)
    )
    return tuple(one for one in sums if one[-1] > 0)
