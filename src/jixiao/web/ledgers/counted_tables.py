"""The tables of an upload, telling how many of them are under way."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from jixiao.measurement.raw_table import RawTable
from jixiao.measurement.tables import open_tables

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import duckdb


@dataclass(frozen=True, slots=True)
class CountedTable(RawTable):
    """A table that says when its rows are asked for."""

    begun: Callable[[], None] = lambda: None

    def rows(self, connection: duckdb.DuckDBPyConnection) -> str:
        """Return SQL for the rows, once `connection` can see them."""
        self.begun()
        return RawTable.rows(self, connection)


def counted(folder: Path, hear: Callable[[int, int], None]) -> list[CountedTable]:
    """Return the tables below a folder; `hear` is told (tables begun, all and two more).

    Raises UnreadableLedger.
    """
    opened = list(open_tables(folder))
    total, begun = len(opened) + 2, [1]
    hear(begun[0], total)

    def one_more() -> None:
        begun[0] += 1
        hear(min(begun[0], total - 1), total)

    names = [field.name for field in fields(RawTable)]
    return [
        CountedTable(**{name: getattr(one, name) for name in names}, begun=one_more)
        for one in opened
    ]
