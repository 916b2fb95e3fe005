"""Sealed ledgers → suspicious rows: all checks, month by month where that is enough."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Any, Final

from jixiao.measurement.ask import Ask
from jixiao.measurement.measuring import partitions_of
from jixiao.measurement.metric import OPEN, REGISTERS
from jixiao.safety.check import Window
from jixiao.safety.hit import SHAPES, Hit, hit_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from jixiao.measurement.engines.engine import Engine
    from jixiao.measurement.expression import Column, Table
    from jixiao.measurement.sealing import Store
    from jixiao.safety.check import Check

BEFORE: Final = frozenset({"certifications", "subsidies", "contributions", "loan_balances"})
"""Ledgers of events that a check reads from their beginning: what was before matters."""

TOGETHER: Final = 1_000_000
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
    monthly = [one for one in checks if one.window is Window.MONTH and look.engine.by_month]
    whole = [one for one in checks if one not in monthly]
    stretches = [(whole, ask)] if whole else []
    stretches += [(monthly, stretch) for stretch in _stretches(look, monthly, ask)]
    names = read_by(checks)
    lasting = {
        name: _opened(look, name, ask) for name in names if name in REGISTERS | OPEN | BEFORE
    }
    found: list[Hit] = []
    for some, stretch in stretches:
        passing = {
            name: _opened(look, name, stretch) for name in sorted(read_by(some) - lasting.keys())
        }
        found += _found(look.engine, some, stretch, {**lasting, **passing})
    return sorted(found)


def _stretches(look: Look, checks: Sequence[Check], ask: Ask) -> Iterator[Ask]:
    """Yield the period in stretches of months of no more than `TOGETHER` rows, or of one month."""
    rows: Counter[int] = Counter()
    for ledger in read_by(checks) - REGISTERS - OPEN - BEFORE:
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


def _opened(look: Look, ledger: str, ask: Ask) -> tuple[Table, bool]:
    """Return the table of a ledger, and whether anything is sealed of the period."""
    if ledger in BEFORE:
        parts = look.store.partitions(ledger, divisions=look.divisions, last=ask.last)
    else:
        parts = partitions_of(look.store, ledger, ask, divisions=look.divisions)
    return look.engine.table(ledger, [part.path for part in parts]), bool(parts)


def _found(
    engine: Engine, checks: Sequence[Check], ask: Ask, opened: Mapping[str, tuple[Table, bool]]
) -> Iterator[Hit]:
    """Yield the suspicious rows of one stretch of months."""
    tables = {name: table for name, (table, _) in opened.items()}
    there = [one for one in checks if opened[one.ledger][1]]
    by_row: dict[str, list[Check]] = {}
    for one in there:
        if one.by_row:
            by_row.setdefault(one.ledger, []).append(one)
    for ledger, some in by_row.items():
        yield from _row_by_row(engine, some, ask, tables[ledger])
    narrow: dict[Any, Table] = {}
    for one in there:
        if one.by_row:
            continue
        key, own = (one.ledger, one.among), tables[one.ledger]
        if one.among is not None and key not in narrow:
            narrow[key] = engine.kept(f"{one.ledger}_{one.among[0]}", _repeated(own, *one.among))
        rows = one.suspicious({**tables, one.ledger: narrow.get(key, own)}, ask)
        inside = rows.filter(_inside(rows, ask))
        yield from (hit_of(one, row) for row in engine.rows(_shown(inside, one.ledger)))


def _row_by_row(engine: Engine, checks: Sequence[Check], ask: Ask, table: Table) -> Iterator[Hit]:
    """Yield the rows of a ledger that tell by themselves, every row looked at once."""
    conditions = {
        f"c{at}": one.condition({one.ledger: table}, ask).fill_null(False)  # noqa: FBT003 - Ibis takes it so
        for at, one in enumerate(checks)
    }
    told = table.mutate(**conditions)
    met = told.filter(_inside(told, ask) & reduce(or_, (told[name] for name in conditions)))
    for row in engine.rows(_shown(met, checks[0].ledger, *conditions)):
        yield from (hit_of(one, row) for at, one in enumerate(checks) if row[f"c{at}"])


def _repeated(table: Table, column: str, least: int) -> Table:
    """Return the rows that so many rows of their month share a value of the column with."""
    keys = (column, "month")
    each = table.group_by(keys).aggregate(many=table.count())
    return table.semi_join(each.filter(each.many >= least), keys)


def _inside(rows: Table, ask: Ask) -> Column:
    return (rows.month >= ask.first) & (rows.month <= ask.last)


def _shown(rows: Table, ledger: str, *more: str) -> Table:
    """Return only the columns a hit has, under its names, and some more."""
    columns = {name: rows[column] for name, column in SHAPES[ledger].items()}
    return rows.select(**columns, **{name: rows[name] for name in more})


def read_by(checks: Iterable[Check]) -> set[str]:
    """Return the ledgers that checks need."""
    return {name for one in checks for name in one.ledgers}
