"""Sealed ledgers → suspicious rows: all checks, month by month where that is enough."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import partial, reduce
from operator import or_
from typing import TYPE_CHECKING, Any, Final

from jixiao.measurement.ask import Ask
from jixiao.measurement.measuring import partitions_of
from jixiao.measurement.metric import OPEN, REGISTERS
from jixiao.safety.check import Window
from jixiao.safety.hit import SHAPES, Hit, hit_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from jixiao.measurement.engines.engine import Engine
    from jixiao.measurement.expression import Column, Table
    from jixiao.measurement.sealing import Partition, Store
    from jixiao.safety.check import Check

BEFORE: Final = frozenset({"certifications", "subsidies", "contributions", "loan_balances"})
"""Ledgers of events that a check reads from their beginning: what was before matters."""

LASTING: Final = REGISTERS | OPEN | BEFORE
"""Ledgers of which every stretch of months sees the same rows."""

TOGETHER: Final = 1_250_000
"""Rows of months that are looked at together: each look costs as much as some 100,000 rows."""


@dataclass(frozen=True, slots=True)
class Look:
    """Where is looked: the ledgers, the divisions, and which engine looks."""

    engine: Engine
    store: Store
    divisions: tuple[str, ...] = ()


def find(look: Look, checks: Sequence[Check], ask: Ask) -> list[Hit]:
    """Return the suspicious rows of the period, by kind, division and place.

    Where the engine does better so, checks that need one month see few months at a time, and a
    year takes no more room. Registers are known to the end of the period for every month of it:
    a death reported in April is known when the payments of February are looked at.
    """
    monthly = [one for one in checks if _is_monthly(one) and look.engine.by_month]
    whole = [one for one in checks if one not in monthly]
    found = list(_found(look, whole, ask, [ask]))
    found += _found(look, monthly, ask, list(_stretches(look, monthly, ask)))
    return sorted(found)


def _is_monthly(one: Check) -> bool:
    return one.window is Window.MONTH and one.ledger not in LASTING


def _stretches(look: Look, checks: Sequence[Check], ask: Ask) -> Iterator[Ask]:
    """Yield the period in stretches of months of no more than `TOGETHER` rows, or of one month."""
    rows: Counter[int] = Counter()
    for ledger in read_by(checks) - LASTING:
        for part in partitions_of(look.store, ledger, ask, divisions=look.divisions):
            rows[part.month] += part.rows
    held: list[int] = []
    for month in ask.months if checks else ():
        if held and sum(rows[one] for one in (*held, month)) > TOGETHER:
            yield Ask(held[0], held[-1], ask.filters)
            held = []
        held.append(month)
    if held:
        yield Ask(held[0], held[-1], ask.filters)


def _found(
    look: Look, checks: Sequence[Check], ask: Ask, stretches: Sequence[Ask]
) -> Iterator[Hit]:
    """Yield the suspicious rows of each stretch of months.

    Expressions are made for the first and asked again of the others: making them takes as long as
    asking them of some 100,000 rows.
    """
    names = sorted(read_by(checks))
    parts = {name: _parts(look, name, ask if name in LASTING else stretches[0]) for name in names}
    tables = {name: look.engine.table(name, _paths(parts[name])) for name in names}
    steps = list(_steps(look.engine, checks, ask, tables))
    for number, stretch in enumerate(stretches):
        for name in names if number else ():
            if name not in LASTING:
                parts[name] = _parts(look, name, stretch)
                look.engine.turn(tables[name], name, _paths(parts[name]))
        for step in steps:
            if parts[step.ledger]:
                yield from step.taken()


def _parts(look: Look, ledger: str, ask: Ask) -> Sequence[Partition]:
    """Return the partitions of a ledger that belong to a stretch of months."""
    if ledger in BEFORE:
        return look.store.partitions(ledger, divisions=look.divisions, last=ask.last)
    return partitions_of(look.store, ledger, ask, divisions=look.divisions)


def _paths(parts: Iterable[Partition]) -> list[Path]:
    return [part.path for part in parts]


@dataclass(frozen=True, slots=True)
class _Step:
    """Something done for each stretch that has rows of a ledger."""

    ledger: str
    taken: Callable[[], Iterable[Hit]]


def _steps(
    engine: Engine, checks: Sequence[Check], ask: Ask, tables: Mapping[str, Table]
) -> Iterator[_Step]:
    """Yield what is done for each stretch, in order."""
    by_row: dict[str, list[Check]] = {}
    for one in checks:
        if one.by_row:
            by_row.setdefault(one.ledger, []).append(one)
    for ledger, some in by_row.items():
        yield _row_by_row(engine, some, ask, tables[ledger])
    narrow: dict[Any, Table] = {}
    for one in checks:
        if one.by_row:
            continue
        key, own = (one.ledger, one.among), tables[one.ledger]
        if one.among is not None and key not in narrow:
            narrow[key], fill = engine.kept(
                "_".join((one.ledger, *map(str, one.among))),
                _repeated(own, engine.grouped(own), *one.among),
            )
            yield _Step(one.ledger, partial(_filled, fill))
        rows = one.suspicious({**tables, one.ledger: narrow.get(key, own)}, ask)
        shown = _shown(rows.filter(_inside(rows, ask)), one.ledger)
        yield _Step(one.ledger, partial(_hits, [("", one)], engine.prepared(shown)))


def _filled(fill: Callable[[], None]) -> tuple[Hit, ...]:
    fill()
    return ()


def _row_by_row(engine: Engine, checks: Sequence[Check], ask: Ask, table: Table) -> _Step:
    """Return the step for rows of a ledger that tell by themselves, every row looked at once."""
    conditions = [one.condition({one.ledger: table}, ask) for one in checks]
    met = table.filter(_inside(table, ask) & reduce(or_, conditions))
    flags = {f"c{at}": one.fill_null(False) for at, one in enumerate(conditions)}  # noqa: FBT003 - Ibis takes it so
    shown = _shown(met, checks[0].ledger, **flags)
    told = list(zip(flags, checks, strict=True))
    return _Step(checks[0].ledger, partial(_hits, told, engine.prepared(shown)))


def _hits(
    told: Sequence[tuple[str, Check]], rows: Callable[[], list[dict[str, Any]]]
) -> Iterator[Hit]:
    """Yield the hits of rows: each check's are told by the column named, all where none is."""
    for row in rows():
        yield from (hit_of(one, row) for name, one in told if not name or row[name])


def _repeated(table: Table, grouped: Table, column: str, least: int) -> Table:
    """Return the rows that so many rows of their month share a value of the column with.

    `grouped` is the same table for grouping.
    """
    keys = (column, "month")
    each = grouped.group_by(keys).aggregate(many=grouped.count())
    return table.semi_join(each.filter(each.many >= least), keys)


def _inside(rows: Table, ask: Ask) -> Column:
    return (rows.month >= ask.first) & (rows.month <= ask.last)


def _shown(rows: Table, ledger: str, **more: Column) -> Table:
    """Return only the columns a hit has, under its names, and some more."""
    return rows.select(**{name: rows[column] for name, column in SHAPES[ledger].items()}, **more)


def read_by(checks: Iterable[Check]) -> set[str]:
    """Return the ledgers that checks need."""
    return {name for one in checks for name in one.ledgers}
