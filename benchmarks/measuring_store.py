"""A store of one county's payments of a year, of any size, sealed without reading files."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import duckdb
import ibis

from jixiao.measurement.ledger import ledger_named
from jixiao.measurement.manifest import Action, Manifest, Sealed, Source
from jixiao.measurement.samples.county import SampleOrder, counties
from jixiao.measurement.samples.pensions import drawers, month_of
from jixiao.measurement.samples.people import Maker
from jixiao.measurement.sealing import Store, incoming, sha256_of

if TYPE_CHECKING:
    from pathlib import Path

DIVISION = "130306"
DRAWN = 69_000
"""Who draws a pension in the sample county at share 1."""
LARGEST = 10_000_000
"""Payments beyond which the same ones are written again, of other persons."""
SQL_TYPES = {"string": "VARCHAR", "int32": "INTEGER", "int64": "BIGINT"}


def store_of(rows: int, place: Path) -> Store:
    """Return a store with about so many payments of twelve months, made once."""
    store = Store(place)
    if store.exists:
        return store
    (county,) = counties(SampleOrder(years=1, divisions=(DIVISION,)))
    copies = -(-rows // LARGEST)
    county = replace(county, share=rows / copies / 12 / DRAWN)
    drawn = drawers(county, Maker(DIVISION, county.random("people")), county.given["monthly"][0])
    parts, first = [], 1
    with incoming(store, "benchmark") as draft:
        for month in range(12):
            table = month_of(county, drawn, month, first)
            first += table.num_rows
            number = (county.years[0]) * 100 + month + 1
            path = f"payments/{DIVISION}/{number}-1.parquet"
            target = draft.sealed / path
            target.parent.mkdir(parents=True, exist_ok=True)
            _write(table, target, number, copies)
            parts.append(
                Sealed(
                    "payments", DIVISION, number, path, sha256_of(target), table.num_rows * copies
                )
            )
        source = Source(1, "made", "0" * 64, 0, "payments", "", "", first - 1, first - 1)
        draft.commit(
            Manifest(
                1, Action.SEAL, "2026-01-01T00:00:00+00:00", "benchmark", (source,), tuple(parts)
            )
        )
    return Store(place)


def _write(table: object, target: Path, month: int, copies: int) -> None:
    """Write a month as the store has it: keys of 126 bits, birth dates, sexes, no names.

    Each copy of the rows is of other persons with other accounts.
    """
    connection = duckdb.connect()
    connection.register("rows_in", table)
    key = (
        "CAST((CAST(hash({0} || copy) AS HUGEINT) << 62) + (hash({0} || copy || 'k') >> 2) "
        "AS DECIMAL(38, 0))"
    )
    columns = {
        "division": f"'{DIVISION}'",
        "month": str(month),
        "load": "1",
        "source": "1",
        "row": "payment",
        "person": key.format("person"),
        "account": key.format("account"),
        "id_birth": "strptime(person[7:14], '%Y%m%d')::DATE",
        "id_sex": "CASE WHEN CAST(person[17] AS INT) % 2 = 1 THEN 'M' ELSE 'F' END",
    }
    stored = ibis.schema(dict(ledger_named("payments").stored))
    chosen = []
    for name, kind in stored.items():
        given = columns.get(name, f'"{name}"')
        chosen.append(f'CAST({given} AS {_sql(str(kind))}) AS "{name}"')
    rows = f"rows_in, range({copies}) AS copies(copy)"
    connection.execute(f"COPY (SELECT {', '.join(chosen)} FROM {rows}) TO '{target}'")


def _sql(kind: str) -> str:
    return SQL_TYPES.get(kind, kind.upper())
