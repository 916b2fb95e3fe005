"""One page's part of a table, whose columns can be made finer."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jixiao.grids.grid import Grid


class Span(NamedTuple):
    """A cell as rows and columns from 0, last ones included."""

    top: int
    left: int
    bottom: int
    right: int

    @property
    def is_single(self) -> bool:
        """True for a cell of one row and one column."""
        return self.top == self.bottom and self.left == self.right

    def lowered(self, by: int) -> Span:
        """Return the cell as many rows further down."""
        return Span(self.top + by, self.left, self.bottom + by, self.right)


class TablePart:
    """The rows of a grid from row `first` on, with all cells, single ones too."""

    def __init__(self, grid: Grid, first: int = 0) -> None:
        self.edges = tuple(grid.edges) if grid.edges else None
        self.rows = [list(row) for row in grid.rows[first:]]
        self.pages = list(grid.pages or [grid.place.page or 1] * len(grid.rows))[first:]
        self.spans = [one.lowered(-first) for one in _spans(grid) if one.top >= first]
        self.boxes = {
            (row - first, column): box
            for (row, column), box in (grid.boxes or {}).items()
            if row >= first
        }
        self.rooms = {
            (row - first, column): room
            for (row, column), room in (grid.rooms or {}).items()
            if row >= first
        }

    def spread(self, numbers: Sequence[int], edges: Sequence[float]) -> None:
        """Stand in finer columns: border n becomes border `numbers[n]` of `edges`."""
        if len(edges) == len(self.edges or ()):
            return
        self.edges = tuple(edges)
        wide = len(edges) - 1
        self.rows = [_spread_row(row, numbers, wide) for row in self.rows]
        self.spans = [
            Span(one.top, numbers[one.left], one.bottom, numbers[one.right + 1] - 1)
            for one in self.spans
        ]
        self.boxes = {(row, numbers[column]): box for (row, column), box in self.boxes.items()}
        self.rooms = {(row, numbers[column]): room for (row, column), room in self.rooms.items()}


def _spread_row(row: Sequence[str], numbers: Sequence[int], wide: int) -> list[str]:
    spread = [""] * wide
    for column, text in enumerate(row):
        spread[numbers[column]] = text
    return spread


def _spans(grid: Grid) -> Iterator[Span]:
    """Yield every cell of a grid, merged or single."""
    held = [Span(m.top - 1, m.left - 1, m.bottom - 1, m.right - 1) for m in grid.merges]
    covered = {
        (row, column)
        for one in held
        for row in range(one.top, one.bottom + 1)
        for column in range(one.left, one.right + 1)
    }
    yield from held
    for row, texts in enumerate(grid.rows):
        for column in range(len(texts)):
            if (row, column) not in covered:
                yield Span(row, column, row, column)
