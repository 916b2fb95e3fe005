"""What every engine can do; and the answer of one in plain numbers."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path
    from typing import Self

    from jixiao.measurement.expression import Table


Row: TypeAlias = "Mapping[str, Decimal | None]"
"""Exact numbers by the names of their columns."""


class Engine(Protocol):
    """An engine in use; `name` says what it is, with its version.

    `by_month`: what needs one month only is better asked month by month than all at once.
    """

    by_month: bool

    @property
    def name(self) -> str:
        """The engine and its version."""

    def table(self, ledger: str, paths: Iterable[Path]) -> Table:
        """Return one table of a ledger's partitions; an empty one when there are none."""

    def turn(self, table: Table, ledger: str, paths: Iterable[Path]) -> None:
        """Have a table of a ledger, got from `table`, be made of other partitions from now on."""

    def rows(self, expression: Table) -> list[dict[str, Any]]:
        """Return the rows of a table, computed."""

    def grouped(self, table: Table) -> Table:
        """Return a table of the same rows, for grouping them: engines may know a better way.

        Of a table got from `table` it turns with it; of any other it is the table itself.
        """

    def prepared(self, expression: Table) -> Callable[[], list[dict[str, Any]]]:
        """Return what computes the rows of a table, anew each time its ledgers' tables turned."""

    def kept(self, name: str, table: Table) -> tuple[Table, Callable[[], None]]:
        """Return a table for the rows of another, and what fills it with them as they then are.

        For what several expressions read. It is not there before it is filled, and is the last of
        its name.
        """

    def __enter__(self) -> Self: ...

    def __exit__(self, *fault: object) -> None: ...


def compiled(connection: Any, expression: Table) -> str:  # noqa: ANN401 - an Ibis backend
    """Return an expression in the SQL of a connection.

    Selects stay one in another as they were written: every engine joins them itself, and Ibis
    takes longer to do so than the engine takes for 100,000 rows.
    """
    import ibis  # noqa: PLC0415 - heavy, only when used

    options = ibis.options.sql
    before, options.fuse_selects = options.fuse_selects, False
    try:
        return str(connection.compile(expression))
    finally:
        options.fuse_selects = before


def numbers(engine: Engine, aggregate: Table) -> Row:
    """Return the one row of an aggregate, exact; raises TypeError for a float."""
    (row,) = exact(engine.rows(aggregate))
    return row


def exact(rows: Iterable[dict[str, Any]]) -> list[Row]:
    """Return rows of numbers, exact; raises TypeError for a float."""
    return [{name: _exact(name, found) for name, found in row.items()} for row in rows]


def exact_beside(
    rows: Iterable[dict[str, Any]], names: Sequence[str]
) -> Iterator[tuple[tuple[str, ...], Row]]:
    """Yield the texts of some columns and the row's numbers, exact; rows lacking a text are none.

    Raises TypeError for a float.
    """
    for row in rows:
        key = tuple(row.pop(name) for name in names)
        if None not in key:
            yield key, {name: _exact(name, found) for name, found in row.items()}


def _exact(name: str, found: object) -> Decimal | None:
    if found is None:
        return None
    if isinstance(found, int | Decimal):
        return Decimal(found)
    fault = f"{name} is {type(found).__name__}: an engine may answer only integers and decimals"
    raise TypeError(fault)
