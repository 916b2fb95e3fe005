"""CPU time of checking and sealing a CSV of payments, against DuckDB's own copy of the file.

    python benchmarks/ledger_loading.py [ROWS]

The file is a county's year: ten thousand rows hold about 830 persons. Both use every processor.
"""

from __future__ import annotations

import gc
import sys
import tempfile
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from time import process_time
from typing import TYPE_CHECKING

import duckdb
import pyarrow as pa
import pyarrow.csv as arrow_csv
from timing import Figure

from jixiao.measurement.keying import Key
from jixiao.measurement.ledger import ledger_named
from jixiao.measurement.loading import Order, load
from jixiao.measurement.samples.county import SampleOrder, counties
from jixiao.measurement.samples.pensions import drawers, month_of
from jixiao.measurement.samples.people import Maker
from jixiao.measurement.sealing import Store
from jixiao.measurement.tables import open_tables

if TYPE_CHECKING:
    from collections.abc import Callable

ROWS = 1_000_000
TURNS = 3
GOAL = 2.5
DRAWN = 69_000
"""Who draws a pension in the sample county at share 1."""


def figures(rows: int = ROWS) -> list[Figure]:
    """Return CPU time of a load over that of DuckDB's copy, medians of alternate turns."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        made = _write(rows, place / "payments.csv")
        spent: dict[str, list[float]] = {"copy": [], "load": []}
        for turn in range(TURNS):
            spent["copy"].append(_cpu(lambda: _copy(place)))
            spent["load"].append(_cpu(lambda at=turn: _load(place, at)))
        size = (place / "payments.csv").stat().st_size
    copied, loaded = (median(spent[name]) for name in ("copy", "load"))
    detail = (
        f"{loaded:.1f} against {copied:.1f} CPU s, {made:,} rows, {size / 1e6:.0f} MB, "
        f"{loaded / made * 1e6:.2f} µs a row"
    )
    return [Figure("ledger sealed / DuckDB's copy", loaded / copied, GOAL, detail, at_least=False)]


def _write(rows: int, path: Path) -> int:
    """Write a county's payments of one year, and return how many there are."""
    (county,) = counties(SampleOrder(years=1, divisions=("130306",)))
    county = replace(county, share=rows / 12 / DRAWN)
    drawn = drawers(
        county, Maker(county.division, county.random("people")), county.given["monthly"][0]
    )
    first = 1
    with path.open("wb") as stream:
        for month in range(12):
            table = month_of(county, drawn, month, first)
            titles = [ledger_named("payments").column(name).title for name in table.column_names]
            options = arrow_csv.WriteOptions(include_header=month == 0)
            arrow_csv.write_csv(pa.Table.from_arrays(table.columns, names=titles), stream, options)
            first += table.num_rows
    return first - 1


def _copy(place: Path) -> None:
    file, target = place / "payments.csv", place / "copy.parquet"
    duckdb.connect().execute(f"COPY (FROM read_csv('{file}')) TO '{target}'")


def _load(place: Path, turn: int) -> None:
    order = Order(Key(b"a key of at least 32 bytes, no more"), datetime.now(UTC), "130306")
    report = load(open_tables(place / "payments.csv"), Store(place / f"store{turn}"), order)
    if report.faulty:
        message = "a sound file was found faulty"
        raise RuntimeError(message)


def _cpu(work: Callable[[], None]) -> float:
    gc.collect()
    begun = process_time()
    work()
    return process_time() - begun


if __name__ == "__main__":
    for figure in figures(int(sys.argv[1]) if len(sys.argv) > 1 else ROWS):
        print(figure)
