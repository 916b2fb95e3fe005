"""Spark, for data that lives in a cluster; the same expressions, the same answers."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from jixiao.measurement.engines.engine import compiled
from jixiao.measurement.ledger import ledger_named

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path
    from typing import Self

    from jixiao.measurement.expression import Table

LOCAL: Final = "local[*]"
SETTINGS: Final[Mapping[str, str]] = {
    "spark.sql.ansi.enabled": "true",  # an overflow is a fault, never a null
    "spark.sql.session.timeZone": "UTC",
    "spark.ui.enabled": "false",
}


class Spark:
    """A session of Spark at `master` (`spark://…`, `local[2]`), or of a Connect server (`sc://…`).

    `settings` are added to the session's; the session ends with the engine.
    """

    by_month = False

    def __init__(self, *, master: str = LOCAL, settings: Mapping[str, str] | None = None) -> None:
        self.master = master
        self.settings = {**SETTINGS, **(settings or {})}
        self._made = 0

    @property
    def name(self) -> str:
        """The engine and its version."""
        return f"spark {self.session.version}"

    @cached_property
    def session(self) -> Any:  # noqa: ANN401 - pyspark makes it as it runs
        """The session of Spark."""
        from pyspark.sql import SparkSession  # noqa: PLC0415 - an extra, only when used

        builder = SparkSession.builder.appName("jixiao")
        if self.master.startswith("sc://"):
            return builder.remote(self.master).getOrCreate()
        for name, value in self.settings.items():
            builder = builder.config(name, value)
        return builder.master(self.master).getOrCreate()

    @cached_property
    def connection(self) -> Any:  # noqa: ANN401 - an Ibis backend is made as it runs
        """The connection of Ibis."""
        import ibis  # noqa: PLC0415 - heavy, only when used

        return ibis.pyspark.connect(self.session)

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
        """Return the rows of a table, computed; numbers never pass through floats."""
        return self.prepared(expression)()

    def grouped(self, table: Table) -> Table:
        """Return the table itself: workers count their parts of it anyway."""
        return table

    def prepared(self, expression: Table) -> Callable[[], list[dict[str, Any]]]:
        """Return what computes the rows of a table, anew each time."""
        asked = compiled(self.connection, expression)

        def computed() -> list[dict[str, Any]]:
            found: list[dict[str, Any]] = self.session.sql(asked).toArrow().to_pylist()
            return found

        return computed

    def kept(self, name: str, table: Table) -> tuple[Table, Callable[[], None]]:  # noqa: ARG002 - as every engine
        """Return the table itself: what a worker keeps is lost with it."""
        return table, lambda: None

    def _view(self, name: str, ledger: str, paths: Iterable[Path]) -> None:
        """Name the rows of partitions."""
        import ibis  # noqa: PLC0415 - heavy, only when used
        from ibis.backends.pyspark.datatypes import (  # noqa: PLC0415 - as above
            PySparkSchema,
        )

        files = [str(path) for path in paths]
        if files:
            rows = self.session.read.parquet(*files)
        else:
            stored = ibis.schema(dict(ledger_named(ledger).stored))
            rows = self.session.createDataFrame([], PySparkSchema.from_ibis(stored))
        rows.createOrReplaceTempView(name)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *fault: object) -> None:
        if "session" in self.__dict__:
            self.session.stop()
