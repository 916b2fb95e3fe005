"""Parts → numbers: one pass over a table for all its sums, one more for each kind of thing counted.

The first groups rows by the conditions they meet, so that a condition is looked at once and a
column added once, however many metrics ask; there are few such groups, added up here. The second
groups them by person (or unit, village …): each has in bits which conditions its rows met.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Context, Decimal, Inexact, localcontext
from functools import cache, reduce
from typing import TYPE_CHECKING, Any, Final

from jixiao.measurement.engines.engine import exact, numbers
from jixiao.measurement.expression import Highest, Sum, Things, Values

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from jixiao.measurement.engines.engine import Engine
    from jixiao.measurement.expression import Column, Part, Scalar, Table

WIDTH: Final = 62
"""Conditions held in one whole number of 64 bits."""
ADDING: Final = Context(prec=76, traps=[Inexact])


@dataclass(frozen=True, slots=True)
class Counted:
    """What a part counts: its number, None for the highest of no rows, and how many rows."""

    number: Decimal | None
    rows: int


def fused(engine: Engine, parts: Iterable[Part]) -> Mapping[Part, Counted]:
    """Return what each part counts; what two metrics ask alike is asked once."""
    tables: dict[Any, list[Part]] = {}
    for part in parts:
        tables.setdefault(part.table.op(), []).append(part)
    found: dict[Part, Counted] = {}
    for held in tables.values():
        with localcontext(ADDING):
            things, groups = _things(engine, held), _Groups(engine, held)
            for part in held:
                number = things[part] if part in things else groups.number(part)
                found[part] = Counted(number, groups.rows(part))
    return found


class _Columns:
    """Columns asked for under names, each once."""

    def __init__(self, prefix: str) -> None:
        self._prefix = prefix
        self._names: dict[Any, str] = {}
        self.named: dict[str, Column] = {}

    def name(self, column: Column) -> str:
        """Return the name of a column, a new one if nobody asked for it yet."""
        name = self._names.setdefault(column.op(), f"{self._prefix}{len(self._names)}")
        self.named.setdefault(name, column)
        return name


class _Bits:
    """Conditions as bits of whole numbers, each condition once."""

    def __init__(self) -> None:
        self._conditions = _Columns("c")

    def place(self, condition: Column) -> tuple[str, int]:
        """Return the column of a condition, and its bit there."""
        number = int(self._conditions.name(condition)[1:])
        return f"m{number // WIDTH}", 1 << number % WIDTH

    @property
    def columns(self) -> dict[str, Column]:
        """The columns of bits; a condition that is unknown of a row is not met."""
        held: dict[str, Column] = {}
        for condition in self._conditions.named.values():
            name, bit = self.place(condition)
            met = condition.ifelse(_whole(bit), _whole(0))
            held[name] = held[name] | met if name in held else met
        return held


class _Groups:
    """The rows of a table, grouped by the conditions they meet, and what is added of each group."""

    def __init__(self, engine: Engine, parts: Sequence[Part]) -> None:
        self._bits = _Bits()
        self._keys, self._sums, self._tops = _Columns("k"), _Columns("s"), _Columns("t")
        for part in parts:
            self._ask(part)
        table = parts[0].table
        self._rows = exact(
            engine,
            table.group_by(**self._bits.columns, **self._keys.named).aggregate(
                rows=table.count(),
                **{name: column.sum() for name, column in self._sums.named.items()},
                **{name: column.max() for name, column in self._tops.named.items()},
            ),
        )

    def _ask(self, part: Part) -> None:
        self._bits.place(part.where)
        match part.what:
            case Sum(column):
                self._sums.name(column)
            case Highest(column):
                self._tops.name(column)
            case Values(column, bad):
                self._keys.name(column)
                self._bits.place(part.where if bad is None else bad)

    def rows(self, part: Part) -> int:
        """Return how many rows meet the condition of a part."""
        return int(sum(self._met(part.where, "rows"), Decimal(0)))

    def number(self, part: Part) -> Decimal | None:
        """Return what a part counts, unless it counts things."""
        match part.what:
            case Sum(column):
                return sum(self._met(part.where, self._sums.name(column)), Decimal(0))
            case Highest(column):
                return max(self._met(part.where, self._tops.name(column)), default=None)
            case Values(column, bad, times):
                name = self._keys.name(column)
                held = set(self._met(part.where, name))
                spoilt = () if bad is None else self._met(bad, name)
                return Decimal(len(held.difference(spoilt)) * times)
        return Decimal(self.rows(part))

    def _met(self, condition: Column, name: str) -> Iterator[Decimal]:
        """Yield a column of the groups that meet a condition, where it is known."""
        bits, bit = self._bits.place(condition)
        for row in self._rows:
            found = row[name]
            if int(row[bits] or 0) & bit and found is not None:
                yield found


def _things(engine: Engine, parts: Iterable[Part]) -> dict[Part, Decimal]:
    """Return how many things each part counts that counts things, a query for each kind."""
    columns: dict[Any, list[tuple[Part, Things]]] = {}
    for part in parts:
        if isinstance(part.what, Things):
            columns.setdefault(part.what.column.op(), []).append((part, part.what))
    return {part: number for held in columns.values() for part, number in _of_kind(engine, held)}


def _of_kind(engine: Engine, held: Sequence[tuple[Part, Things]]) -> Iterator[tuple[Part, Decimal]]:
    """Yield how many things of one kind each part counts."""
    bits, months = _Bits(), _Columns("e")
    asked = []
    for part, what in held:
        places = [] if what.month is not None else [bits.place(part.where)]
        for first in range(0, len(what.months), WIDTH):
            some = what.months[first : first + WIDTH]
            name = months.name(_month_bits(part.where, what.month, some))
            places += [(name, 1 << at) for at in range(len(some))]
        asked.append(places)
    table, column = held[0][0].table, held[0][1].column
    either = _bit_or()
    met = {name: either(one) for name, one in (bits.columns | months.named).items()}
    each = table.group_by(key=column).aggregate(**met)
    named = each.filter(each.key.notnull())
    row = numbers(
        engine,
        named.aggregate(**{f"n{at}": _having(named, places) for at, places in enumerate(asked)}),
    )
    for at, (part, _) in enumerate(held):
        yield part, row[f"n{at}"] or Decimal(0)


def _month_bits(where: Column, month: Column, months: Sequence[int]) -> Column:
    """Return of each row that meets the condition the bit of its month, the first month's being 1.

    Written out month by month: engines disagree how wide a shifted 1 is.
    """
    bits = month.cases(*((one, _whole(1 << at)) for at, one in enumerate(months)), else_=_whole(0))
    return where.ifelse(bits, _whole(0))


def _having(table: Table, places: Sequence[tuple[str, int]]) -> Scalar:
    """Return how many rows have each bit, all added."""
    each = ((table[name] & _whole(bit)) != 0 for name, bit in places)
    return reduce(lambda one, two: one + two, (one.ifelse(1, 0) for one in each)).sum()


@cache
def _bit_or() -> Callable[[Column], Column]:
    """Return what joins the bits of many rows: every engine has it, Ibis names it for some only."""
    import ibis  # noqa: PLC0415 - heavy, only when used

    @ibis.udf.agg.builtin(name="bit_or", signature=(("int64",), "int64"))
    def joined(bits):  # type: ignore[no-untyped-def] # noqa: ANN001, ANN202 - the signature says it
        """Join the bits."""

    return joined  # type: ignore[no-any-return] # Ibis brings no types


def _whole(number: int) -> Column:
    import ibis  # noqa: PLC0415 - heavy, only when used

    return ibis.literal(number, "int64")
