"""Sample ledgers → a folder of files, one folder a county, and the list of what was planted."""

from __future__ import annotations

import csv
from dataclasses import astuple, fields
from typing import TYPE_CHECKING, Final

import pyarrow as pa
import pyarrow.csv as arrow_csv
import pyarrow.parquet as pq

from jixiao.measurement.ledger import ledger_named
from jixiao.measurement.samples.sampling import SampleTable, Sampling
from jixiao.measurement.samples.scene import Planted

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from jixiao.measurement.samples.county import SampleOrder

KINDS: Final = ("csv", "parquet")
PLANTED: Final = "planted.csv"
"""Lies beside the counties' folders; its last name keeps it out of what is loaded."""


def write_samples(
    order: SampleOrder, folder: Path, *, kind: str = "csv", progress: Callable[[int], None]
) -> int:
    """Write the ledgers of an order, one file a table, and return how many rows there are.

    Files are `<division>/<ledger>-<part>.<kind>`; CSV has Chinese headings, Parquet our names.
    `progress` is told the rows of each table.
    """
    sampling = Sampling(order)
    rows = 0
    for made in sampling.tables():
        if made.table.num_rows:
            _write(made, folder, kind)
        rows += made.table.num_rows
        progress(made.table.num_rows)
    write_planted(sampling.planted, folder / PLANTED)
    return rows


def _write(made: SampleTable, folder: Path, kind: str) -> None:
    name = f"{made.ledger}-{made.part}".translate(str.maketrans("“”/()", "____-"))
    place = folder / made.division / f"{name}.{kind}"
    place.parent.mkdir(parents=True, exist_ok=True)
    if kind == "parquet":
        pq.write_table(made.table, place, compression="snappy")
        return
    titles = [ledger_named(made.ledger).column(one).title for one in made.table.column_names]
    flags = [
        one.cast(pa.string()) if pa.types.is_boolean(one.type) else one
        for one in made.table.columns
    ]
    arrow_csv.write_csv(
        pa.Table.from_arrays(flags, names=titles), place,
        arrow_csv.WriteOptions(quoting_style="needed"),
    )  # fmt: skip


def write_planted(planted: list[Planted], path: Path) -> None:
    """Write the list of planted faults and lawful look-alikes."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow([field.name for field in fields(Planted)])
        writer.writerows(map(astuple, planted))
