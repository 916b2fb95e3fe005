"""A table of a DOCX being read: rows of cells with spans → a `Table`."""

from __future__ import annotations

from dataclasses import dataclass, field

from jixiao.documents.document import Merge, Table
from jixiao.documents.faults import DocumentTooLarge
from jixiao.documents.limits import MAX_COLUMNS, MAX_GRID_CELLS
from jixiao.model.message import message


@dataclass(slots=True)
class Cell:
    """A cell being read: its texts by paragraph, columns, and whether it goes on from above."""

    texts: list[str] = field(default_factory=list)
    columns: int = 1
    continues: bool = False
    nested: list[OpenTable] = field(default_factory=list)


@dataclass(slots=True)
class OpenTable:
    """A table being read; afterwards `tables` are itself and the tables nested in it."""

    rows: list[list[tuple[int, Cell]]] = field(default_factory=list)
    column: int = 0
    dropped: bool = False
    cell: Cell = field(default_factory=Cell)

    def start_row(self) -> None:
        """Start a row."""
        self.rows.append([])
        self.column, self.dropped = 0, False

    def end_row(self) -> None:
        """End the row; a row deleted by a tracked change, or without any cell, goes."""
        if self.rows and (self.dropped or not self.rows[-1]):
            self.rows.pop()

    def start_cell(self) -> None:
        """Start a cell of the row."""
        self.cell = Cell()
        if not self.rows:
            self.start_row()

    def end_cell(self) -> None:
        """Put the cell at the next free column."""
        if self.column < MAX_COLUMNS:
            self.cell.columns = min(max(self.cell.columns, 1), MAX_COLUMNS - self.column)
            self.rows[-1].append((self.column, self.cell))
            self.column += self.cell.columns

    def closed(self, number: int) -> list[Table]:
        """Return this table, then those nested in it, numbered from `number`."""
        found = [self._table(number)]
        for row in self.rows:
            for _, cell in row:
                for inner in cell.nested:
                    found += inner.closed(number + len(found))
        return found

    def _table(self, number: int) -> Table:
        width = max((at + cell.columns for row in self.rows for at, cell in row), default=0)
        if len(self.rows) * width > MAX_GRID_CELLS:
            raise DocumentTooLarge(
                message("表格超过 {limit} 个单元格；请拆分后再试", limit=MAX_GRID_CELLS)
            )
        rows: list[list[str]] = []
        merges: list[list[int]] = []
        tops: dict[tuple[int, int], int] = {}
        for number_of_row, row in enumerate(self.rows, 1):
            texts = [""] * width
            upper, tops = tops, {}
            for at, cell in row:
                key = (at, cell.columns)
                if cell.continues and key in upper:
                    tops[key] = upper[key]
                    self._grow(merges, tops[key], number_of_row)
                    continue
                texts[at] = "\n".join(cell.texts).strip("\n")
                tops[key] = len(merges)
                merges.append([number_of_row, at + 1, number_of_row, at + cell.columns])
            rows.append(texts)
        spans = [Merge(*span) for span in merges if span[:2] != span[2:]]
        return Table(rows, spans, number=number)

    def _grow(self, merges: list[list[int]], index: int, row: int) -> None:
        """Let a merged cell reach down to the row."""
        merges[index][2] = row
