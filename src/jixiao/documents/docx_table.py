"""A table of a DOCX being read: rows of cells with spans → a `Table`."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from jixiao.documents.document import Merge, Table
from jixiao.documents.faults import DocumentTooLarge
from jixiao.documents.limits import MAX_COLUMNS, MAX_GRID_CELLS
from jixiao.model.message import message

if TYPE_CHECKING:
    from collections.abc import Sequence

Place = tuple[int, int, bool]
"""Where a cell stands in its row: column from 0, columns it spans, whether it goes on from above"""


@dataclass(slots=True)
class Cell:
    """A cell being read: its texts by paragraph, columns, and whether it goes on from above."""

    texts: list[str] = field(default_factory=list)
    columns: int = 1
    continues: bool = False
    nested: list[OpenTable] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Layout:
    """The places of a row's cells; `simple` when they stand side by side without any merge."""

    places: Sequence[Place]
    width: int
    simple: bool
    continues: bool


def layout(places: Sequence[Place]) -> Layout:
    """Return the layout of a row whose cells stand at these places."""
    width = places[-1][0] + places[-1][1] if places else 0
    continues = any(place[2] for place in places)
    return Layout(places, width, width == len(places) and not continues, continues)


Row = tuple[Layout, list[str]]
"""A row's layout and the texts of its cells."""


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
        found = [grid([_row(row) for row in self.rows], number)]
        for row in self.rows:
            for _, cell in row:
                for inner in cell.nested:
                    found += inner.closed(number + len(found))
        return found


def _row(cells: list[tuple[int, Cell]]) -> Row:
    """Return the layout and texts of a row that was read."""
    places = [(at, cell.columns, cell.continues) for at, cell in cells]
    return layout(places), ["\n".join(cell.texts).strip("\n") for _, cell in cells]


def grid(rows: list[Row], number: int) -> Table:
    """Return the table of the rows; a cell that goes on from above joins the one it fits under.

    Raises DocumentTooLarge.
    """
    width = max((form.width for form, _ in rows), default=0)
    if len(rows) * width > MAX_GRID_CELLS:
        raise DocumentTooLarge(
            message("表格超过 {limit} 个单元格；请拆分后再试", limit=MAX_GRID_CELLS)
        )
    if all(form.simple and form.width == width for form, _ in rows):
        return Table([texts for _, texts in rows], [], number=number)
    continued = [form.continues for form, _ in rows[1:]] + [False]
    tops: dict[tuple[int, int], list[int]] = {}
    filled: list[list[str]] = []
    merges: list[list[int]] = []
    for line, ((form, texts), goes_on) in enumerate(zip(rows, continued, strict=True), 1):
        if form.simple and not goes_on:
            filled.append(texts + [""] * (width - len(texts)))
            continue
        upper = tops if form.continues else {}
        tops = {}
        filled.append(_placed(form.places, texts, width, line, upper, tops))
        merges += [top for top in tops.values() if top[0] == line]
    spans = [Merge(*span) for span in merges if span[:2] != span[2:]]
    return Table(filled, spans, number=number)


def _placed(  # noqa: PLR0913,PLR0917  # the row, the table's width, and the cells above and in it
    places: Sequence[Place],
    texts: list[str],
    width: int,
    line: int,
    upper: dict[tuple[int, int], list[int]],
    tops: dict[tuple[int, int], list[int]],
) -> list[str]:
    """Return the row's printed cells; `tops` holds [top, left, bottom, right] by place after."""
    filled = [""] * width
    for (at, columns, continues), text in zip(places, texts, strict=True):
        top = upper.get((at, columns)) if continues else None
        if top is None:
            filled[at] = text
            top = [line, at + 1, line, at + columns]
        else:
            top[2] = line
        tops[at, columns] = top
    return filled
