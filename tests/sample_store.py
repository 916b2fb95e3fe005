"""A store of sample ledgers, sealed once a run, and the same rows as plain Python reads them."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.parquet as pq

from jixiao.measurement.keying import Key
from jixiao.measurement.loading import Order, load
from jixiao.measurement.samples.county import SampleOrder
from jixiao.measurement.samples.writing import PLANTED, write_samples
from jixiao.measurement.sealing import Store
from jixiao.measurement.tables import open_tables

if TYPE_CHECKING:
    from pathlib import Path

KEY = Key(b"a key of thirty-two bytes or more.")
NOW = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)
DIVISIONS = ("130306", "630123", "640221")
SHARE = 0.004


@dataclass(frozen=True)
class Samples:
    """Where the files lie, the store they are sealed in, and what was planted."""

    folder: Path
    store: Store

    def planted(self, *, legal: bool) -> dict[str, set[tuple[str, str]]]:
        """Return the (division, key) of the rows planted of each kind."""
        found: dict[str, set[tuple[str, str]]] = {}
        with (self.folder / PLANTED).open(encoding="utf-8", newline="") as stream:
            for row in csv.DictReader(stream):
                if (row["legal"] == "True") == legal:
                    found.setdefault(row["kind"], set()).add((row["division"], row["key"]))
        return found

    @cache  # noqa: B019 - lives as long as the run
    def rows(self, ledger: str, division: str) -> list[dict[str, Any]]:
        """Return the rows of a ledger as they were handed in, before anything was sealed."""
        files = sorted((self.folder / division).glob(f"{ledger}-*.parquet"))
        return [row for path in files for row in pq.read_table(path).to_pylist()]


def sealed_samples(
    folder: Path, *, share: float = SHARE, planted: int = 1, seed: int = 1
) -> Samples:
    """Make sample ledgers of the three counties and seal them."""
    files = folder / "files"
    order = SampleOrder(seed=seed, share=share, planted=planted, divisions=DIVISIONS)
    write_samples(order, files, kind="parquet", progress=lambda _: None)
    for division in DIVISIONS:
        _join(files / division)
        load(open_tables(files / division), Store(folder / "store"), Order(KEY, NOW, division))
    return Samples(files, Store(folder / "store"))


def _join(folder: Path) -> None:
    """Make one file of all files of a ledger: each file costs more than its few rows."""
    parts: dict[str, list[Path]] = {}
    for path in sorted(folder.glob("*.parquet")):
        parts.setdefault(path.name.split("-")[0], []).append(path)
    for ledger, paths in parts.items():
        whole = pa.concat_tables([pq.read_table(path) for path in paths])
        for path in paths:
            path.unlink()
        pq.write_table(whole, folder / f"{ledger}-all.parquet")
