"""Exact numbers over the rows of a table, written once for every engine.

Columns of an Ibis table are attributes that only its schema knows, so they have no narrower type
than the names here. Every scalar is an integer or a decimal; nothing is divided by an engine.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypeAlias

Table: TypeAlias = Any
"""An Ibis table: a ledger, or rows derived from ledgers."""
Column: TypeAlias = Any
"""A column of such a table; conditions are boolean columns."""
Scalar: TypeAlias = Any
"""One number over all rows, not yet computed."""


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """One exact number over the rows of `table` that meet `where`."""

    table: Table
    where: Column
    scalar: Scalar

    @property
    def rows(self) -> Scalar:
        """How many rows meet the condition."""
        return counted(self.where)


@dataclass(frozen=True, slots=True, eq=False)
class Measure:
    """What a metric asks: (numerator − less) / (denominator · divisor), parts of a sum each.

    Without a denominator the number itself is the value.
    """

    numerator: tuple[Part, ...]
    denominator: tuple[Part, ...] = ()
    less: tuple[Part, ...] = ()
    divisor: int = 1

    @property
    def parts(self) -> tuple[Part, ...]:
        """Every part, in order."""
        return (*self.numerator, *self.denominator, *self.less)

    @property
    def counted(self) -> tuple[Part, ...]:
        """The parts whose rows are the rows counted: those of the denominator, if there is one."""
        return self.denominator or self.numerator


def value(*numerator: Part, divisor: int = 1, less: tuple[Part, ...] = ()) -> Measure:
    """Return the sum of the parts, less others, by a whole number."""
    return Measure(numerator, less=less, divisor=divisor)


def ratio(numerator: Part, denominator: Part, *, less: tuple[Part, ...] = ()) -> Measure:
    """Return one part by another."""
    return Measure((numerator,), (denominator,), less)


def counted(where: Column) -> Scalar:
    """Return how many rows meet the condition; rows where it is unknown do not."""
    return where.ifelse(1, 0).sum().fill_null(0)


def count(table: Table, where: Column) -> Part:
    """Return the number of rows that meet the condition."""
    return Part(table, where, counted(where))


def total(table: Table, column: Column, where: Column) -> Part:
    """Return the sum of a column over the rows that meet the condition."""
    return Part(table, where, column.sum(where=where).fill_null(0))


def distinct(table: Table, column: Column, where: Column) -> Part:
    """Return how many different values a column has in the rows that meet the condition."""
    return Part(table, where, column.nunique(where=where))


def highest(table: Table, column: Column, where: Column) -> Part:
    """Return the highest value of a column in the rows that meet the condition, null if none do."""
    return Part(table, where, column.max(where=where))


def whole_months(table: Table, column: Column, *, where: Column, good: Column) -> Part:
    """Return in how many months there are rows that meet the condition, all of them good.

    `column` is (the months' column, the months asked about). Months with such rows, less those
    with one that is not good: two counts, however many months there are.
    """
    month, asked = column
    here = where & (month >= asked[0]) & (month <= asked[-1])
    bad = here & ~good.fill_null(False)  # noqa: FBT003 - Ibis takes the value so
    return Part(table, where, month.nunique(where=here) - month.nunique(where=bad))


def exact(column: Column, digits: int) -> Column:
    """Return a whole number as a decimal of so many digits, so that a product stays exact."""
    return column.cast(f"decimal({digits}, 0)")


def smaller(column: Column, limit: Column) -> Column:
    """Return the smaller of the two; where there is no limit, the first."""
    import ibis  # noqa: PLC0415 - heavy, only when used

    return ibis.least(column, limit.fill_null(column))


def portion(money: Column, ratio: Column) -> Column:
    """Return money times a ratio of six places, exact to the eighth place on every engine."""
    return (money * ratio.cast("decimal(18, 6)")).cast("decimal(38, 8)")
