"""Small ledgers written as text, one row a line, sealed as the store seals them.

    person paid pay_month
    1      100  202403
    2      -    202403

A hyphen is null; columns that are not named are null as well.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import ibis
import pyarrow as pa
import pyarrow.parquet as pq

from jixiao.measurement.ledger import ledger_named

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

PLACE = {"division": "630123", "month": 202401, "load": 1, "source": 1}


@dataclass(frozen=True)
class Case:
    """A metric, the rows of its ledgers, and what it must give; months as `202401-202412`."""

    metric: str
    tables: Mapping[str, str]
    value: str | None
    period: str = "202401-202412"
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    rows: int | None = None


def write(folder: Path, ledger: str, text: str) -> Path:
    """Write the rows as a Parquet file of the ledger's sealed columns."""
    table = arrow(ledger, text)
    path = folder / f"{ledger}.parquet"
    pq.write_table(table, path)
    return path


def arrow(ledger: str, text: str) -> pa.Table:
    stored = dict(ledger_named(ledger).stored)
    schema = ibis.schema(stored).to_pyarrow()
    heading, *lines = [line.split() for line in text.strip().splitlines()]
    assert set(heading) <= set(stored), set(heading) - set(stored)
    filled = [
        dict.fromkeys(stored)
        | PLACE
        | {"row": number}
        | {name: read(cell, stored[name]) for name, cell in zip(heading, cells, strict=True)}
        for number, cells in enumerate(lines, start=2)
    ]
    return pa.Table.from_pylist(filled, schema=schema)


def read(cell: str, kind: str) -> Any:  # noqa: ANN401 - as the column says
    if cell == "-":
        return None
    if kind == "date":
        return date.fromisoformat(cell)
    if kind.startswith("decimal"):
        return Decimal(cell)
    if kind.startswith("int"):
        return int(cell)
    return cell == "yes" if kind == "boolean" else cell
