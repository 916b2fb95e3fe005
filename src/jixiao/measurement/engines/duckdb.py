"""DuckDB inside this process: for a laptop, and for a province on one machine.

What does not fit the memory is put in a folder for the while.
"""

from __future__ import annotations

import shutil
import tempfile
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from jixiao.measurement.engines.engine import compiled
from jixiao.measurement.ledger import ledger_named
from jixiao.measurement.row_checks import literal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import Self

    from jixiao.measurement.expression import Table

SHARE: Final = 70
"""Percent of the memory allowed that DuckDB is told: it goes over by up to 45."""

JOINED: Final = 48
"""Files up to which a table is told as one after the other where rows are grouped by few values.

Of a single file DuckDB knows between what numbers a column lies, and groups by it without hashing;
of a list it does not. For anything else a list is cheaper.
"""


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
        self._files: dict[str, list[str]] = {}
        self._twins: set[str] = set()
        self._empty_ones: set[str] = set()

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
        made = ibis.duckdb.connect(**settings)
        made.con.execute("SET parquet_metadata_cache = true")  # sealed files never change
        return made

    def table(self, ledger: str, paths: Iterable[Path]) -> Table:
        """Return one table of a ledger's partitions; an empty one when there are none."""
        self._made += 1
        name = f"{ledger}_{self._made}"
        self._view(name, ledger, paths)
        return self.connection.table(name)

    def turn(self, table: Table, ledger: str, paths: Iterable[Path]) -> None:
        """Have a table of a ledger be made of other partitions from now on."""
        self._view(table.get_name(), ledger, paths)

    def rows(self, expression: Table) -> list[dict[str, Any]]:
        """Return the rows of a table, computed."""
        return self.prepared(expression)()

    def grouped(self, table: Table) -> Table:
        """Return a table of the same rows for grouping: of files one after the other, if few."""
        name = self._name_of(table)
        if not 1 < len(self._files.get(name, ())) <= JOINED:
            return table
        self._twins.add(name)
        self._say_twin(name)
        return table.op().copy(name=_twin(name)).to_expr()

    def prepared(self, expression: Table) -> Callable[[], list[dict[str, Any]]]:
        """Return what computes the rows of a table, anew each time."""
        asked = compiled(self.connection, expression)

        def computed() -> list[dict[str, Any]]:
            found = self.connection.con.execute(asked)
            names = [told[0] for told in found.description]
            return [dict(zip(names, row, strict=True)) for row in found.fetchall()]

        return computed

    def kept(self, name: str, table: Table) -> tuple[Table, Callable[[], None]]:
        """Return a table for the rows of another, and what fills it with them."""
        import ibis  # noqa: PLC0415 - heavy, only when used

        kept = f"kept_{name}"
        filled = f'CREATE OR REPLACE TEMP TABLE "{kept}" AS {compiled(self.connection, table)}'
        return ibis.table(table.schema(), name=kept), lambda: self._run(filled)

    def _view(self, name: str, ledger: str, paths: Iterable[Path]) -> None:
        """Name the rows of partitions."""
        self._files[name] = files = [literal(str(path)) for path in paths]
        listed = f"read_parquet([{', '.join(files)}])" if files else self._empty(ledger)
        self._say(name, f"SELECT * FROM {listed}")
        if name in self._twins:
            self._say_twin(name)

    def _say_twin(self, name: str) -> None:
        files = self._files[name]
        rows = [f"read_parquet({one})" for one in files] if len(files) <= JOINED else []
        self._say(
            _twin(name),
            " UNION ALL BY NAME ".join(f"SELECT * FROM {one}" for one in rows or [f'"{name}"']),
        )

    def _say(self, name: str, rows: str) -> None:
        self._run(f'CREATE OR REPLACE TEMP VIEW "{name}" AS {rows}')

    def _name_of(self, table: Table) -> str:
        """Return the name of a table; empty for rows derived from tables."""
        import ibis.expr.operations as ops  # noqa: PLC0415 - heavy, only when used

        operation = table.op()
        return operation.name if isinstance(operation, ops.DatabaseTable) else ""

    def _empty(self, ledger: str) -> str:
        """Return the name of a table of a ledger without rows."""
        import ibis  # noqa: PLC0415 - heavy, only when used

        if ledger not in self._empty_ones:
            schema = ibis.schema(dict(ledger_named(ledger).stored))
            self.connection.create_table(f"no_{ledger}", schema=schema, temp=True)
            self._empty_ones.add(ledger)
        return f'"no_{ledger}"'

    def _run(self, statement: str) -> None:
        self.connection.con.execute(statement)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *fault: object) -> None:
        if "connection" in self.__dict__:
            self.connection.disconnect()
        shutil.rmtree(self.scratch, ignore_errors=True)


def _twin(name: str) -> str:
    return f"{name}_grouped"
