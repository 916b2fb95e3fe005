"""A file, sheet or table as rows of text: its name, its headings, and where its rows are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa


@dataclass(frozen=True, slots=True)
class RawTable:
    """Rows of text as handed in; its columns are named c0, c1 … in the order of `headings`.

    `relation` is SQL for its rows in their order, `arrow` the rows where they are in memory;
    `first` is the number of the first row below the heading, as the file's reader counts.
    """

    name: str
    sha256: str
    size: int
    headings: tuple[str, ...]
    relation: str
    sheet: str = ""
    arrow: pa.Table | None = None
    first: int = 2

    @property
    def place(self) -> str:
        """The file, and the sheet where it has several: for people."""
        return f"{self.name} {self.sheet}".strip()

    @property
    def hint(self) -> str:
        """The sheet or file, without its ending: it may be called as a ledger is."""
        return self.sheet or self.name.rpartition(".")[0]

    def rows(self, connection: duckdb.DuckDBPyConnection) -> str:
        """Return SQL for the rows, once `connection` can see them."""
        if self.arrow is not None:
            connection.register(self.relation, self.arrow)
        return self.relation


def columns_of(count: int) -> list[str]:
    """Return the names c0, c1 … of that many columns."""
    return [f"c{number}" for number in range(count)]
