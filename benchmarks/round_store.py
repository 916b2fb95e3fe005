"""Sealed ledgers of many projects: one county's sample ledgers, each project's rows for many more.

Rows that name a project are sealed once for each of its copies, under their codes; rows that name
none stand once.
"""

from __future__ import annotations

import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import duckdb

from jixiao.measurement.keying import Key
from jixiao.measurement.loading import Order, load
from jixiao.measurement.manifest import Action, Manifest, Sealed, Source
from jixiao.measurement.samples.county import SampleOrder
from jixiao.measurement.samples.writing import write_samples
from jixiao.measurement.sealing import Store, incoming, sha256_of
from jixiao.measurement.tables import open_tables

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from jixiao.measurement.sealing import Partition

DIVISION = "130306"
YEAR = 2024
SHARE = 0.01
"""Of the heads that the sample documents tell of."""


def store_for(copies: Mapping[str, Sequence[str]], place: Path, *, share: float = SHARE) -> int:
    """Seal the ledgers of a year at a place; return how many rows there are.

    `copies` are the codes that stand for each code of the sample.
    """
    with tempfile.TemporaryDirectory(prefix="jixiao-") as folder:
        sample = Store(Path(folder) / "store")
        order = SampleOrder(first_year=YEAR, years=1, share=share, planted=1, divisions=(DIVISION,))
        write_samples(order, Path(folder) / "files", kind="parquet", progress=lambda _rows: None)
        tables = open_tables(Path(folder) / "files" / DIVISION)
        load(tables, sample, Order(Key(b"benchmark" * 4), datetime.now(UTC), DIVISION))
        names = {one.ledger for manifest in sample.manifests for one in manifest.partitions}
        parts = [one for name in sorted(names) for one in Store(sample.path).partitions(name)]
        return _sealed(Store(place), parts, copies)


def _sealed(store: Store, parts: Sequence[Partition], copies: Mapping[str, Sequence[str]]) -> int:
    connection = duckdb.connect()
    connection.execute("CREATE TABLE copies (old VARCHAR, new VARCHAR)")
    pairs = [(old, new) for old, codes in copies.items() for new in codes]
    connection.executemany("INSERT INTO copies VALUES (?, ?)", pairs)
    sealed = []
    with incoming(store, "benchmark") as draft:
        for part in parts:
            path = f"{part.ledger}/{part.division}/{part.month}-1.parquet"
            target = draft.sealed / path
            target.parent.mkdir(parents=True, exist_ok=True)
            rows = _copied(connection, part.path, target)
            digest = sha256_of(target)
            sealed.append(Sealed(part.ledger, part.division, part.month, path, digest, rows))
        source = Source(1, "made", "0" * 64, 0, "payments", "", "", 0, 0)
        time = "2026-01-01T00:00:00+00:00"
        draft.commit(Manifest(1, Action.SEAL, time, "benchmark", (source,), tuple(sealed)))
    return sum(one.rows for one in sealed)


def _copied(connection: duckdb.DuckDBPyConnection, origin: Path, target: Path) -> int:
    """Write a partition with the rows of each project for its copies; return how many rows."""
    columns = [one[0] for one in connection.execute(f"DESCRIBE FROM '{origin}'").fetchall()]
    chosen = f"SELECT * FROM '{origin}'"
    if "project" in columns:
        chosen = (
            f"SELECT o.* REPLACE (coalesce(c.new, o.project) AS project) "
            f"FROM '{origin}' o LEFT JOIN copies c ON c.old = o.project"
        )
    connection.execute(f"COPY ({chosen}) TO '{target}'")
    (rows,) = connection.execute(f"SELECT count(*) FROM '{target}'").fetchone() or (0,)
    return int(rows)
