"""What a metric is asked about: the months of a period, and the rows that are meant."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date
from functools import reduce
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jixiao.measurement.expression import Column, Table

LEVEL: Final = "level"
"""The filter that, in ledgers with a column for each level's share, chooses that column."""
SHARES: Final = "share_{level}"


@dataclass(frozen=True, slots=True)
class Ask:
    """A period of months YYYYMM, both inclusive, and for some columns the values that are meant."""

    first: int
    last: int
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def months(self) -> tuple[int, ...]:
        """Every month of the period, YYYYMM."""
        numbers = range(_number(self.first), _number(self.last) + 1)
        return tuple(one // 12 * 100 + one % 12 + 1 for one in numbers)

    @property
    def first_day(self) -> date:
        """The first day of the first month."""
        return date(self.first // 100, self.first % 100, 1)

    @property
    def last_day(self) -> date:
        """The last day of the last month."""
        year, month = divmod(self.last, 100)
        return date(year, month, monthrange(year, month)[1])

    def selects(self, table: Table) -> Column:
        """Return the condition that the rows of a table are meant, by the filters it has.

        A ledger with shares by level has no rows of one level: all of them are meant.
        """
        conditions = [
            table[name].isin(values)
            for name, values in sorted(self.filters.items())
            if name in table.columns
        ]
        every = table[table.columns[0]].notnull() | True  # a condition of each row, not of none
        return reduce(lambda one, other: one & other, conditions) if conditions else every

    def share(self, table: Table, column: Column) -> Column:
        """Return the amount that the levels meant bear; the given column when none is named."""
        levels = self.filters.get(LEVEL, ())
        if not levels:
            return column
        shares = [table[SHARES.format(level=one)].fill_null(0) for one in levels]
        return reduce(lambda one, other: one + other, shares)

    def within(self, column: Column) -> Column:
        """Return the condition that a date lies in the period."""
        return (column >= self.first_day) & (column <= self.last_day)

    def by_end(self, column: Column) -> Column:
        """Return the condition that a date is not after the period."""
        return column <= self.last_day

    def lasting(self, column: Column) -> Column:
        """Return the condition that what a date ends had not ended on the last day."""
        return column.isnull() | (column > self.last_day)

    def month_of(self, column: Column) -> Column:
        """Return the number of a date's month, the first month of the period being 1."""
        return column.year() * 12 + column.month() - _number(self.first)


def _number(month: int) -> int:
    """Return the months since the year 0."""
    return month // 100 * 12 + month % 100 - 1
