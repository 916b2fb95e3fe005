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
class Rows:
    """How many rows there are."""


@dataclass(frozen=True, slots=True, eq=False)
class Sum:
    """The values of a column, added."""

    column: Column


@dataclass(frozen=True, slots=True, eq=False)
class Highest:
    """The highest value of a column; null of no rows."""

    column: Column


@dataclass(frozen=True, slots=True, eq=False)
class Values:
    """How many different values a column has that has few, such as months, `times` a number.

    Values that a row meeting `bad` has as well are not counted.
    """

    column: Column
    bad: Column | None = None
    times: int = 1


@dataclass(frozen=True, slots=True, eq=False)
class Things:
    """How many different values a column has that has many, such as persons.

    With `month` (the column) and `months` (YYYYMM, in order) they are counted for each of these
    months, and the counts added.
    """

    column: Column
    month: Column | None = None
    months: tuple[int, ...] = ()


What: TypeAlias = Rows | Sum | Highest | Values | Things


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """One exact number: `what` of the rows of `table` that meet `where`."""

    table: Table
    where: Column
    what: What

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
    return Part(table, where, Rows())


def total(table: Table, column: Column, where: Column) -> Part:
    """Return the sum of a column over the rows that meet the condition."""
    return Part(table, where, Sum(column))


def distinct(table: Table, column: Column, where: Column) -> Part:
    """Return how many persons or other things a column names in the rows that meet the condition.

    A row that names none is not counted.
    """
    return Part(table, where, Things(column))


def distinct_monthly(
    table: Table, column: Column, where: Column, months: tuple[Column, tuple[int, ...]]
) -> Part:
    """Return how many persons or other things a column names in each month, all months added.

    `months` are the months' column and the months asked about.
    """
    return Part(table, where, Things(column, *months))


def few(table: Table, column: Column, where: Column, *, times: int = 1) -> Part:
    """Return how many different values a column of few has where the condition is met.

    Each counts `times`. For months and the like: the values are brought together one by one.
    """
    return Part(table, where, Values(column, times=times))


def highest(table: Table, column: Column, where: Column) -> Part:
    """Return the highest value of a column in the rows that meet the condition, null if none do."""
    return Part(table, where, Highest(column))


def whole_months(
    table: Table, months: tuple[Column, tuple[int, ...]], *, where: Column, good: Column
) -> Part:
    """Return in how many months there are rows that meet the condition, all of them good.

    `months` are the months' column and the months asked about.
    """
    month, asked = months
    here = where & month.between(asked[0], asked[-1])
    bad = here & ~good.fill_null(False)  # noqa: FBT003 - Ibis takes the value so
    return Part(table, here, Values(month, bad))


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
