"""Parts → numbers: one pass over a table for all its sums, one more for each kind of thing counted.

The first groups rows by the conditions they meet, so that a condition is looked at once and a
column added once, however many metrics ask; there are few such groups, added up here. The second
groups them by person (or unit, village …): each has in bits which conditions its rows met.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Context, Decimal, Inexact, localcontext
from functools import cache, reduce
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from jixiao.measurement.bits import WIDTH, Bits, Named, whole
from jixiao.measurement.conditions import Conditions
from jixiao.measurement.engines.engine import exact, exact_beside, numbers
from jixiao.measurement.expression import Highest, Sum, Things, Values

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from jixiao.measurement.engines.engine import Engine, Row
    from jixiao.measurement.expression import Column, Part, Scalar, Table

Key: TypeAlias = "tuple[str, ...]"
"""Values of the columns that parts are grouped by; none where they are not."""
Found: TypeAlias = "Mapping[Part, Counted]"
ADDING: Final = Context(prec=76, traps=[Inexact])


@dataclass(frozen=True, slots=True)
class Counted:
    """What a part counts: its number, None for the highest of no rows, and how many rows."""

    number: Decimal | None
    rows: int


@dataclass(frozen=True, slots=True)
class Fused:
    """What parts count, those grouped by columns at each of their keys."""

    _by: Mapping[Part, tuple[str, ...]]
    _things: Mapping[Part, Mapping[Key, Decimal]]
    _groups: Mapping[Part, _Groups]

    def counted(self, parts: Iterable[Part], key: Mapping[str, str] | None = None) -> Found:
        """Return what each part counts, where grouped at a key: the values of its columns."""
        with localcontext(ADDING):
            return {part: self._counted(part, key or {}) for part in parts}

    def _counted(self, part: Part, key: Mapping[str, str]) -> Counted:
        at = tuple(key[name] for name in self._by.get(part, ()))
        groups = self._groups[part]
        things = self._things.get(part)
        number = groups.number(part, at) if things is None else things.get(at, Decimal(0))
        return Counted(number, groups.rows(part, at))


def fused(engine: Engine, parts: Iterable[Part]) -> Found:
    """Return what each part counts; what two metrics ask alike is asked once."""
    held = tuple(parts)
    return fused_by(engine, held, {}).counted(held)


def fused_by(
    engine: Engine,
    parts: Iterable[Part],
    grouped: Mapping[Part, tuple[str, ...]],
    full: Collection[Any] = (),
) -> Fused:
    """Return the same of parts of which some are grouped by columns of texts, as told of each.

    `full` are the columns (nodes of Ibis) that no row of their tables lacks.
    """
    tables: dict[Any, list[Part]] = {}
    for part in parts:
        tables.setdefault((part.table.op(), grouped.get(part, ())), []).append(part)
    things: dict[Part, Mapping[Key, Decimal]] = {}
    groups: dict[Part, _Groups] = {}
    for (_, names), held in tables.items():
        with localcontext(ADDING):
            things |= _things(engine, held, names)
            groups |= dict.fromkeys(held, _Groups(engine, held, names, full))
    return Fused(grouped, things, groups)


class _Groups:
    """The rows of a table, grouped by the conditions they meet, and what is added of each group."""

    def __init__(
        self, engine: Engine, parts: Sequence[Part], by: Sequence[str], full: Collection[Any]
    ) -> None:
        self._keys, self._sums, self._tops = Named("k"), Named("s"), Named("t")
        for part in parts:
            if isinstance(part.what, Values):
                self._keys.name(part.what.column)
        self._conditions = Conditions(self._keys, full)
        for part in parts:
            self._ask(part)
        table = parts[0].table
        keys = {**_named(table, by), **self._conditions.columns, **self._keys.columns}
        found = (table.group_by(**keys) if keys else table).aggregate(
            rows=table.count(),
            **{name: column.sum() for name, column in self._sums.columns.items()},
            **{name: column.max() for name, column in self._tops.columns.items()},
        )
        if self._keys.columns and not by:  # bits alone are grouped without hashing anyway
            known = {table.op(): engine.grouped(table).op()}
            found = found.op().replace(known).to_expr()
        self._rows = _by_key(engine.rows(found), len(by))

    def _ask(self, part: Part) -> None:
        self._conditions.test(part.where)
        match part.what:
            case Sum(column):
                self._sums.name(column)
            case Highest(column):
                self._tops.name(column)
            case Values(_, bad) if bad is not None:
                self._conditions.test(bad)

    def rows(self, part: Part, at: Key) -> int:
        """Return how many rows of a key meet the condition of a part."""
        return int(sum(self._met(part.where, "rows", at), Decimal(0)))

    def number(self, part: Part, at: Key) -> Decimal | None:
        """Return what a part counts at a key, unless it counts things."""
        match part.what:
            case Sum(column):
                return sum(self._met(part.where, self._sums.name(column), at), Decimal(0))
            case Highest(column):
                return max(self._met(part.where, self._tops.name(column), at), default=None)
            case Values(column, bad, times):
                name = self._keys.name(column)
                held = set(self._met(part.where, name, at))
                spoilt = () if bad is None else self._met(bad, name, at)
                return Decimal(len(held.difference(spoilt)) * times)
        return Decimal(self.rows(part, at))

    def _met(self, condition: Column, name: str, at: Key) -> Iterator[Decimal]:
        """Yield a column of a key's groups that meet a condition, where it is known."""
        met = self._conditions.test(condition)
        for row in self._rows.get(at, ()):
            found = row[name]
            if found is not None and met(row):
                yield found


def _named(table: Table, by: Sequence[str]) -> dict[str, Column]:
    """Return the columns that rows are grouped by, under names of ours."""
    return {f"by{at}": table[name] for at, name in enumerate(by)}


def _by_key(rows: Iterable[dict[str, Any]], keys: int) -> dict[Key, list[Row]]:
    """Return rows of numbers by key; rows without a part of it belong to none."""
    if not keys:
        return {(): exact(rows)}
    found: dict[Key, list[Row]] = {}
    names = [f"by{at}" for at in range(keys)]
    for key, row in exact_beside(rows, names):
        found.setdefault(key, []).append(row)
    return found


def _things(
    engine: Engine, parts: Iterable[Part], by: Sequence[str]
) -> dict[Part, Mapping[Key, Decimal]]:
    """Return how many things each part counts that counts things, a query for each kind."""
    columns: dict[Any, list[tuple[Part, Things]]] = {}
    for part in parts:
        if isinstance(part.what, Things):
            columns.setdefault(part.what.column.op(), []).append((part, part.what))
    return {part: found for held in columns.values() for part, found in _of_kind(engine, held, by)}


def _of_kind(
    engine: Engine, held: Sequence[tuple[Part, Things]], by: Sequence[str]
) -> Iterator[tuple[Part, Mapping[Key, Decimal]]]:
    """Yield how many things of one kind each part counts, by key."""
    bits, months = Bits(), Named("e")
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
    met = {name: either(one) for name, one in (bits.columns | months.columns).items()}
    each = table.group_by(key=column, **_named(table, by)).aggregate(**met)
    named = each.filter(each.key.notnull())
    counts = {f"n{at}": _having(named, places) for at, places in enumerate(asked)}
    keys = [f"by{at}" for at in range(len(by))]
    if keys:
        rows = _by_key(engine.rows(named.group_by(keys).aggregate(**counts)), len(by))
    else:
        rows = {(): [numbers(engine, named.aggregate(**counts))]}
    for at, (part, _) in enumerate(held):
        yield part, {key: row[f"n{at}"] or Decimal(0) for key, (row,) in rows.items()}


def _month_bits(where: Column, month: Column, months: Sequence[int]) -> Column:
    """Return of each row that meets the condition the bit of its month, the first month's being 1.

    Written out month by month: engines disagree how wide a shifted 1 is.
    """
    bits = month.cases(*((one, whole(1 << at)) for at, one in enumerate(months)), else_=whole(0))
    return where.ifelse(bits, whole(0))


def _having(table: Table, places: Sequence[tuple[str, int]]) -> Scalar:
    """Return how many rows have each bit, all added."""
    each = ((table[name] & whole(bit)) != 0 for name, bit in places)
    return reduce(lambda one, two: one + two, (one.ifelse(1, 0) for one in each)).sum()


@cache
def _bit_or() -> Callable[[Column], Column]:
    """Return what joins the bits of many rows: every engine has it, Ibis names it for some only."""
    import ibis  # noqa: PLC0415 - heavy, only when used

    @ibis.udf.agg.builtin(name="bit_or", signature=(("int64",), "int64"))
    def joined(bits):  # type: ignore[no-untyped-def] # noqa: ANN001, ANN202 - the signature says it
        """Join the bits."""

    return joined  # type: ignore[no-any-return] # Ibis brings no types
