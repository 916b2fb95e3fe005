"""Fiscal years and runs of months."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

DECEMBER = 12


@dataclass(frozen=True, slots=True, order=True)
class FiscalYear:
    """A Chinese fiscal year: 1 January to 31 December (Budget Law, art. 18)."""

    year: int

    @property
    def first_day(self) -> date:
        """1 January of the year."""
        return date(self.year, 1, 1)

    @property
    def last_day(self) -> date:
        """31 December of the year."""
        return date(self.year, DECEMBER, 31)


@dataclass(frozen=True, slots=True)
class MonthRange:
    """Months `first` to `last` of one year, both 1-12 and both included."""

    first: int
    last: int

    def __post_init__(self) -> None:
        if not 1 <= self.first <= self.last <= DECEMBER:
            msg = f"months {self.first}-{self.last} are not a range within 1-12"
            raise ValueError(msg)

    def __len__(self) -> int:
        return self.last - self.first + 1
