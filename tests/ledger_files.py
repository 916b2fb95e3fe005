"""Small ledgers for tests: a store, a key, an order, files with rows that are right or wrong."""

from __future__ import annotations

import csv
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import duckdb

from jixiao.measurement.keying import Key
from jixiao.measurement.ledger import ledger_named
from jixiao.measurement.loading import Order, check, load
from jixiao.measurement.sealing import Store
from jixiao.measurement.tables import open_tables

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from jixiao.measurement.load_report import Report
    from jixiao.measurement.sealing import Partition

KEY = Key(b"a key of thirty-two bytes or more.")
NOW = datetime(2024, 6, 30, 9, 0, tzinfo=UTC)
DIVISION = "630123"
PERSONS = ("11010519491231002X", "440524188001010014", "110101199003074530")
PAYMENT: dict[str, object] = {
    "payment": 1, "batch": "B1", "person": PERSONS[0], "name": "王小明",
    "account": "6217000012345678901", "benefit": "城乡居民养老金", "pay_month": "202401",
    "due_month": "202401", "months": 1, "standard": "185.00", "due": "185.00", "paid": "185.00",
    "due_on": "2024-01-15", "paid_on": "2024-01-12", "status": "成功",
}  # fmt: skip


def order(**other: Any) -> Order:  # noqa: ANN401 - fields of an order
    return Order(**{"key": KEY, "now": NOW, "division": DIVISION} | other)


def write_csv(
    path: Path, ledger: str, rows: Sequence[Mapping[str, object]], *, encoding: str = "utf-8"
) -> Path:
    """Write rows under Chinese headings, the columns that any of them has."""
    path.parent.mkdir(parents=True, exist_ok=True)
    names = [one.name for one in ledger_named(ledger).columns if any(one.name in r for r in rows)]
    with path.open("w", encoding=encoding, newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow([ledger_named(ledger).column(name).title for name in names])
        writer.writerows([[row.get(name, "") for name in names] for row in rows])
    return path


def payments(count: int, **other: object) -> list[dict[str, object]]:
    return [PAYMENT | {"payment": at + 1} | other for at in range(count)]


def loaded(path: Path, store: Path, **other: object) -> Report:
    return load(open_tables(path), Store(store), order(**other))


def checked(path: Path, store: Path, **other: object) -> Report:
    return check(open_tables(path), Store(store), order(**other))


def told(report: Report) -> list[tuple[int, str, str]]:
    """Return row, column and fault of every faulty cell, in their order."""
    return sorted(
        (one.row, one.column, one.fault) for table in report.tables for one in table.faults.rows
    )


def sealed(part: Partition, columns: str = "*") -> list[tuple[object, ...]]:
    """Return columns of the sealed rows, in their order."""
    sql = f'SELECT {columns} FROM read_parquet(?) ORDER BY source, "row"'  # noqa: S608 - a test's own words
    return duckdb.execute(sql, [str(part.path)]).fetchall()
