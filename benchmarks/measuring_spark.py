"""Spark on this machine over the sealed payments of `measuring.py`: seconds, and equal answers.

    python benchmarks/measuring_spark.py [ROWS]

Needs `pyspark`. Both engines have all cores; each answers every metric over payments, then nine
checks that need one month. Seconds on the clock: a session of Spark is another process.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from measuring import YEAR, monthly_checks, names
from measuring_store import store_of

from jixiao.measurement.answer import Question
from jixiao.measurement.engines.duckdb import DuckDB
from jixiao.measurement.engines.spark import Spark
from jixiao.measurement.measuring import measure
from jixiao.safety.checking import Look, find

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from jixiao.measurement.engines.engine import Engine
    from jixiao.measurement.sealing import Store

SETTINGS = {"spark.driver.memory": "4g", "spark.sql.shuffle.partitions": "16"}


def compared(rows: int) -> Iterator[str]:
    """Yield a line for metrics, then one for checks: seconds of both, whether they agree."""
    with tempfile.TemporaryDirectory() as folder:
        store = store_of(rows, Path(os.environ.get("JIXIAO_BENCH") or folder) / f"payments-{rows}")
        with DuckDB() as duckdb, Spark(settings=SETTINGS) as spark:
            measure(spark, store, [Question("paid", YEAR)])  # its start is no part of it
            for name, ask in (("metrics", _measured), ("nine checks", _looked)):
                (ours, found), (theirs, same) = (_timed(ask, one, store) for one in (duckdb, spark))
                yield (
                    f"{name}: DuckDB {ours:.1f} s, Spark {theirs:.1f} s, {len(found)} answers "
                    f"{'equal' if found == same else 'DIFFERENT'}, {rows:,} rows"
                )


def _timed(
    ask: Callable[[Engine, Store], Sequence[object]], engine: Engine, store: Store
) -> tuple[float, Sequence[object]]:
    begun = perf_counter()
    found = ask(engine, store)
    return perf_counter() - begun, found


def _measured(engine: Engine, store: Store) -> Sequence[object]:
    every = [Question(one, YEAR) for one in names(with_distinct=True)]
    return [
        (one.metric, str(one.value), str(one.numerator), str(one.denominator), one.rows)
        for one in measure(engine, store, every)
    ]


def _looked(engine: Engine, store: Store) -> Sequence[object]:
    return find(Look(engine, store), monthly_checks(), YEAR)


if __name__ == "__main__":
    for told in compared(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000_000):
        print(told, flush=True)
