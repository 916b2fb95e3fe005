"""What checking an upload found ↔ what is stored of it, and as a page shows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from jixiao.measurement.faulty_rows import FaultyRow
from jixiao.measurement.ledger import ledger_named
from jixiao.measurement.load_report import Closed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from jixiao.measurement.ledger import Ledger
    from jixiao.measurement.load_report import Report, TableReport
    from jixiao.model.message import Message


@dataclass(frozen=True, slots=True)
class ShownTable:
    """A table of an upload for a page; `known_as` is the load that has it already, 0 if none."""

    number: int
    name: str
    sheet: str
    ledger: Ledger
    mapping: str
    rows_in: int
    rows_out: int
    unknown: tuple[str, ...]
    known_as: int
    faults: int

    @property
    def bad(self) -> int:
        """How many rows are not taken."""
        return self.rows_in - self.rows_out


@dataclass(frozen=True, slots=True)
class ShownFault:
    """A faulty cell: which table, row as the file counts, the column's heading, what is wrong."""

    table: ShownTable
    row: int
    column: str
    said: Message


def stored(report: Report) -> dict[str, Any]:
    """Return the report as plain values; what a cell holds is masked where it is personal."""
    return {
        "tables": [_table(one) for one in report.tables],
        "unchecked": sorted(set(report.unchecked)),
        "closed": [[one.ledger, one.division, one.month] for one in report.closed],
        "known": bool(report.tables) and all(one.known_as for one in report.tables),
    }


def _table(one: TableReport) -> dict[str, Any]:
    return {
        "name": one.name,
        "sheet": one.sheet,
        "ledger": one.ledger.name,
        "mapping": one.mapping,
        "rows_in": one.rows_in,
        "rows_out": one.rows_out,
        "unknown": list(one.unknown),
        "known_as": one.known_as,
        "faults": [
            [fault.row, fault.column, fault.fault, fault.found, fault.expected]
            for fault in sorted(one.faults.rows, key=lambda each: (each.row, each.column))
        ],
        "count": sum(one.faults.counts.values()),
    }


def tables_of(report: Mapping[str, Any]) -> list[ShownTable]:
    """Return the tables of a stored report."""
    return [
        ShownTable(
            number, one["name"], one["sheet"], ledger_named(one["ledger"]), one["mapping"],
            one["rows_in"], one["rows_out"], tuple(one["unknown"]), one["known_as"], one["count"],
        )
        for number, one in enumerate(report.get("tables", ()), 1)
    ]  # fmt: skip


def closed_of(report: Mapping[str, Any]) -> list[Closed]:
    """Return the months of a stored report that are sealed already."""
    return [Closed(*one) for one in report.get("closed", ())]


def faults_of(report: Mapping[str, Any]) -> list[ShownFault]:
    """Return the faulty cells of a stored report, table by table and row by row."""
    shown = zip(tables_of(report), report.get("tables", ()), strict=True)
    return [fault for table, one in shown for fault in _faults(table, one["faults"])]


def _faults(table: ShownTable, held: Iterable[list[Any]]) -> Iterable[ShownFault]:
    for row, column, fault, found, expected in held:
        told = FaultyRow(row, column, fault, found, expected)
        yield ShownFault(table, row, column, told.message)


@dataclass(frozen=True, slots=True)
class Counted:
    """The rows of an upload: all, good ones, those left out, and faulty cells."""

    rows: int
    good: int
    bad: int
    faults: int


def counted(report: Mapping[str, Any]) -> Counted:
    """Return how many rows a stored report is about."""
    tables = tables_of(report)
    rows, good = (sum(getattr(one, name) for one in tables) for name in ("rows_in", "rows_out"))
    return Counted(rows, good, rows - good, sum(one.faults for one in tables))
