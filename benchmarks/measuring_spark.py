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
    from collections.abc import Iterator

    from jixiao.measurement.engines.engine import Engine
    from jixiao.measurement.sealing import Store

SETTINGS = {"spark.driver.memory": "6g", "spark.sql.shuffle.partitions": "16"}


def compared(rows: int) -> Iterator[str]:
    """Yield a line for each engine, then whether they agree."""
    with tempfile.TemporaryDirectory() as folder:
        store = store_of(rows, Path(os.environ.get("JIXIAO_BENCH") or folder) / f"payments-{rows}")
        with DuckDB() as engine:
            line, ours = _answered(engine, store)
            yield f"duckdb  {line}"
        with Spark(settings=SETTINGS) as engine:
            measure(engine, store, [Question("paid", YEAR)])  # its start is no part of it
            line, theirs = _answered(engine, store)
            yield f"spark   {line}"
    yield f"answers {'equal' if ours == theirs else 'DIFFERENT'}, {rows:,} rows"


def _answered(engine: Engine, store: Store) -> tuple[str, object]:
    every = [Question(one, YEAR) for one in names(with_distinct=True)]
    begun = perf_counter()
    actuals = [
        (one.metric, str(one.value), str(one.numerator), str(one.denominator), one.rows)
        for one in measure(engine, store, every)
    ]
    measured = perf_counter()
    hits = find(Look(engine, store), monthly_checks(), YEAR)
    looked = perf_counter()
    line = (
        f"{len(every)} metrics {measured - begun:.1f} s, nine checks {looked - measured:.1f} s, "
        f"{len(hits)} hits"
    )
    return line, (actuals, hits)


if __name__ == "__main__":
    for told in compared(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000_000):
        print(told, flush=True)
