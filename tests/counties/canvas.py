"""What a layout prints, before any file format: pages of prose and of grids with merges."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from decimal import Decimal


@dataclass(frozen=True)
class Cell:
    """A cell and the columns and rows it spans; `number` and `style` when it holds a figure."""

    text: str = ""
    cols: int = 1
    rows: int = 1
    number: Decimal | None = None
    style: str | None = None
    head: bool = False


Row = list[Cell]


@dataclass(frozen=True)
class Placed:
    """A cell at its place; row and column count from 0."""

    row: int
    column: int
    cell: Cell


@dataclass
class Grid:
    """Rows as in HTML: positions covered by a cell above or to the left are not listed."""

    rows: list[Row] = field(default_factory=list)

    def add(self, *cells: str | Cell) -> None:
        self.rows.append([c if isinstance(c, Cell) else Cell(c) for c in cells])

    def placed(self) -> list[Placed]:
        """Every cell with its position."""
        taken: set[tuple[int, int]] = set()
        found = []
        for r, row in enumerate(self.rows):
            column = 0
            for cell in row:
                while (r, column) in taken:
                    column += 1
                found.append(Placed(r, column, cell))
                taken |= {
                    (r + dr, column + dc) for dr in range(cell.rows) for dc in range(cell.cols)
                }
                column += cell.cols
        return found

    @property
    def width(self) -> int:
        return max(p.column + p.cell.cols for p in self.placed())

    def matrix(self, *, repeat: bool = False) -> list[list[str]]:
        """Texts in n × m; covered positions are empty, or repeat the text of the merge."""
        lines = [[""] * self.width for _ in self.rows]
        for p in self.placed():
            for dr in range(p.cell.rows if repeat else 1):
                for dc in range(p.cell.cols if repeat else 1):
                    if p.row + dr < len(lines):
                        lines[p.row + dr][p.column + dc] = p.cell.text
        return lines

    def check(self) -> None:
        """Every row is as wide as the grid and no cell runs over the end."""
        area = sum(p.cell.cols * p.cell.rows for p in self.placed())
        assert area == self.width * len(self.rows), (area, self.width, self.matrix())


@dataclass(frozen=True)
class Prose:
    """A paragraph; `role` is title, heading, note or text."""

    text: str
    role: str = "text"


@dataclass
class Page:
    """A page or sheet with its name."""

    name: str
    blocks: list[Prose | Grid] = field(default_factory=list)


@dataclass
class Printed:
    """Pages of a document and the truth of each project on them, in exchange form."""

    pages: list[Page]
    projects: list[dict[str, object]]
    document: dict[str, object] = field(default_factory=dict)
