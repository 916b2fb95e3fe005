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
    width = max((at + columns for at, columns, _ in places), default=0)
    simple = all(place == (at, 1, False) for at, place in enumerate(places))
    return Layout(places, width, simple, any(place[2] for place in places))


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
    grown = Grown(width)
    continued = [form.continues for form, _ in rows[1:]] + [False]
    for (form, texts), goes_on in zip(rows, continued, strict=True):
        if form.simple and not goes_on:
            grown.rows.append(texts + [""] * (width - len(texts)))
        else:
            grown.add(form, texts)
    spans = [Merge(*span) for span in grown.merges if span[:2] != span[2:]]
    return Table(grown.rows, spans, number=number)


class Grown:
    """A table grown row by row; `merges` are [top, left, bottom, right] from 1, single cells too.

    Rows without any merge need not be added but may be appended to `rows`, unless the next one
    goes on from them.
    """

    def __init__(self, width: int) -> None:
        self.rows: list[list[str]] = []
        self.merges: list[list[int]] = []
        self._width = width
        self._tops: dict[tuple[int, int], list[int]] = {}

    def add(self, form: Layout, texts: list[str]) -> None:
        """Put the cells at their places, or let those above reach down to them."""
        upper, self._tops = self._tops, {}
        filled = [""] * self._width
        line = len(self.rows) + 1
        for (at, columns, continues), text in zip(form.places, texts, strict=True):
            top = upper.get((at, columns)) if continues else None
            if top is None:
                filled[at] = text
                top = [line, at + 1, line, at + columns]
                self.merges.append(top)
            else:
                top[2] = line
            self._tops[at, columns] = top
        self.rows.append(filled)
