"""DuckDB inside this process: for a laptop, and for a province on one machine.

What does not fit the memory is put in a folder for the while.
"""

from __future__ import annotations

import shutil
import tempfile
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from jixiao.measurement.ledger import ledger_named

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Self

    from jixiao.measurement.expression import Table

SHARE: Final = 70
"""Percent of the memory allowed that DuckDB is told: it goes over by up to 45."""


class DuckDB:
    """DuckDB in memory; at most `memory` bytes are used, all of the machine's if None.

    `scratch` is where a folder is made for what does not fit; `threads` is None for all cores.
    """

    by_month = True

    def __init__(
        self, *, memory: int | None = None, scratch: Path | None = None, threads: int | None = None
    ) -> None:
        self.memory = memory
        self.scratch = Path(tempfile.mkdtemp(prefix="jixiao-", dir=scratch))
        self.threads = threads
        self._made = 0

    @property
    def name(self) -> str:
        """The engine and its version."""
        import duckdb  # noqa: PLC0415 - heavy, only when used

        return f"duckdb {duckdb.__version__}"

    @cached_property
    def connection(self) -> Any:  # noqa: ANN401 - an Ibis backend is made as it runs
        """The connection of Ibis."""
        import ibis  # noqa: PLC0415 - heavy, only when used

        settings: dict[str, Any] = {"temp_directory": str(self.scratch)}
        if self.memory is not None:
            settings["memory_limit"] = f"{self.memory * SHARE // 100 // 1024}KiB"
        if self.threads is not None:
            settings["threads"] = self.threads
        return ibis.duckdb.connect(**settings)

    def table(self, ledger: str, paths: Iterable[Path]) -> Table:
        """Return one table of a ledger's partitions; an empty one when there are none."""
        import ibis  # noqa: PLC0415 - heavy, only when used

        files = [str(path) for path in paths]
        self._made += 1
        name = f"{ledger}_{self._made}"
        if files:
            return self.connection.read_parquet(files, table_name=name)
        schema = ibis.schema(dict(ledger_named(ledger).stored))
        return self.connection.create_table(name, schema=schema, temp=True)

    def rows(self, expression: Table) -> list[dict[str, Any]]:
        """Return the rows of a table, computed."""
        found: list[dict[str, Any]] = self.connection.to_pyarrow(expression).to_pylist()
        return found

    def kept(self, name: str, table: Table) -> Table:
        """Return the same rows, computed once, until the name is used again."""
        self.connection.con.execute(f'DROP TABLE IF EXISTS "kept_{name}"')
        return self.connection.create_table(f"kept_{name}", table, temp=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *fault: object) -> None:
        if "connection" in self.__dict__:
            self.connection.disconnect()
        shutil.rmtree(self.scratch, ignore_errors=True)
