"""What a check or a load found, table by table."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from jixiao.measurement.faults import FaultyRows
from jixiao.measurement.faulty_rows import FaultList
from jixiao.measurement.linking import taken
from jixiao.measurement.manifest import Source
from jixiao.measurement.staging import STAGED
from jixiao.model.message import message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jixiao.measurement.ledger import Ledger
    from jixiao.measurement.manifest import Sealed
    from jixiao.measurement.mapping import Match
    from jixiao.measurement.raw_table import RawTable
    from jixiao.measurement.staging import Staged
    from jixiao.model.message import Message


@dataclass(frozen=True, slots=True)
class TableReport:
    """What was found in one table; rows without the heading."""

    name: str
    sheet: str
    ledger: Ledger
    mapping: str
    rows_in: int
    rows_out: int
    faults: FaultList
    unknown: tuple[str, ...]
    known_as: int = 0

    @property
    def place(self) -> str:
        """The file, and the sheet where it has several: for people."""
        return f"{self.name} {self.sheet}".strip()


@dataclass(frozen=True, slots=True)
class Closed:
    """A month (YYYYMM) of a ledger, by its title, that is sealed already."""

    ledger: str
    division: str
    month: int


def said_of(closed: Sequence[Closed]) -> list[Message]:
    """Return what to do where months are sealed already, one sentence a ledger."""
    found: dict[str, list[Closed]] = {}
    for one in closed:
        found.setdefault(one.ledger, []).append(one)
    return [
        message(
            "{ledger}：区划{division}的{month}已经封存，不能再次封存；"
            "补充行请写 --add，更正整月请写 --correct。",
            ledger=ledger,
            division="、".join(sorted({one.division for one in parts})),
            month="、".join(map(str, sorted({one.month for one in parts}))),
        )
        for ledger, parts in found.items()
    ]


@dataclass(slots=True)
class Report:
    """What a check or a load found; `load` is the number it was sealed under, 0 if it was not.

    `closed` are months that cannot be sealed as it was asked, because they are sealed already.
    """

    tables: list[TableReport] = field(default_factory=list)
    partitions: list[Sealed] = field(default_factory=list)
    unchecked: list[str] = field(default_factory=list)
    closed: list[Closed] = field(default_factory=list)
    load: int = 0

    @property
    def faulty(self) -> int:
        """How many cells are faulty."""
        return sum(sum(table.faults.counts.values()) for table in self.tables)


class Refused(FaultyRows):
    """Faulty rows, with the report that says where."""

    def __init__(self, report: Report) -> None:
        refused = sum(table.rows_in - table.rows_out for table in report.tables)
        total = sum(table.rows_in for table in report.tables)
        said = (
            "{total}行中有{refused}行不符合要求，没有载入任何一行；请按行列改正后重新载入，"
            "或者写明只收合格的行（--take-good）。"
            if refused < total
            else "{total}行全部不符合要求，没有载入任何一行；请按行列改正后重新载入。"
        )
        super().__init__(message(said, total=total, refused=refused))
        self.report = report


def note(report: Report, staged: Staged, found: Match) -> None:
    """Take what was found in a staged table into the report."""
    good = staged.scalar(f"SELECT count(*) FROM {STAGED} s WHERE {taken(staged)}")
    report.tables.append(
        TableReport(
            staged.table.name, staged.table.sheet, staged.ledger, found.mapping.name,
            staged.rows, good, staged.faults, staged.unknown,
        )
    )  # fmt: skip


def note_known(report: Report, table: RawTable, found: Match, load: int) -> None:
    """Take into the report that a table was loaded before."""
    report.tables.append(
        TableReport(
            table.name, table.sheet, found.ledger, found.mapping.name, 0, 0, FaultList(), (), load
        )
    )


def source_of(found: TableReport, table: RawTable, number: int) -> Source:
    """Return what the manifest says of a table."""
    return Source(
        number, table.name, table.sha256, table.size, found.ledger.name, found.mapping,
        table.sheet, found.rows_in, found.rows_out, found.faults.by_fault(),
    )  # fmt: skip
