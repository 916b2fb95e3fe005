"""Sealed ledgers → suspicious rows: all checks, month by month where that is enough."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from jixiao.measurement.ask import Ask
from jixiao.measurement.measuring import partitions_of
from jixiao.safety.check import Window
from jixiao.safety.hit import SHAPES, Hit, hit_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from jixiao.measurement.engines.engine import Engine
    from jixiao.measurement.expression import Table
    from jixiao.measurement.sealing import Partition, Store
    from jixiao.safety.check import Check

BEFORE: Final = frozenset({"certifications", "subsidies", "contributions", "loan_balances"})
"""Ledgers of events that a check reads from their beginning: what was before matters."""


@dataclass(frozen=True, slots=True)
class Look:
    """Where is looked: the ledgers, the divisions, and which engine looks."""

    engine: Engine
    store: Store
    divisions: tuple[str, ...] = ()


def find(look: Look, checks: Sequence[Check], ask: Ask) -> list[Hit]:
    """Return the suspicious rows of the period, by kind, division and place.

    Checks that need one month see one month at a time, so that a year takes no more room.
    """
    whole = [one for one in checks if one.window is Window.PERIOD]
    found = list(_found(look, whole, ask))
    monthly = [one for one in checks if one.window is Window.MONTH]
    for month in ask.months if monthly else ():
        found += _found(look, monthly, Ask(month, month, ask.filters))
    return sorted(found)


def _found(look: Look, checks: Sequence[Check], ask: Ask) -> Iterator[Hit]:
    """Yield the suspicious rows of one stretch of months, its tables opened once."""
    names = sorted({name for one in checks for name in one.ledgers})
    partitions = {name: _partitions(look, name, ask) for name in names}
    tables = {
        name: look.engine.table(name, (part.path for part in parts))
        for name, parts in partitions.items()
    }
    for one in checks:
        if not partitions[one.ledger]:
            continue
        rows = one.suspicious(tables, ask)
        inside = rows.filter((rows.month >= ask.first) & (rows.month <= ask.last))
        yield from (hit_of(one, row) for row in look.engine.rows(_shown(inside, one.ledger)))


def _partitions(look: Look, ledger: str, ask: Ask) -> tuple[Partition, ...]:
    if ledger in BEFORE:
        return look.store.partitions(ledger, divisions=look.divisions, last=ask.last)
    return partitions_of(look.store, ledger, ask, divisions=look.divisions)


def _shown(rows: Table, ledger: str) -> Table:
    """Return only the columns a hit has, under its names."""
    columns: dict[str, Any] = {name: rows[column] for name, column in SHAPES[ledger].items()}
    return rows.select(**columns)


def read_by(checks: Iterable[Check]) -> set[str]:
    """Return the ledgers that checks need."""
    return {name for one in checks for name in one.ledgers}
