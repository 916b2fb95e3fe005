"""One page's part of a table, whose columns can be made finer."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from jixiao.grids.grid import Grid

Place = tuple[int, int]
Thing = TypeVar("Thing")


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
        self.spans = list(_spans(grid))
        self.boxes = dict(grid.boxes or {})
        self.rooms = dict(grid.rooms or {})
        if first:
            self.spans = [one.lowered(-first) for one in self.spans if one.top >= first]
            self.boxes = _lowered(self.boxes, first)
            self.rooms = _lowered(self.rooms, first)

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


def _lowered(held: Mapping[Place, Thing], first: int) -> dict[Place, Thing]:
    """Return what is held of the rows from `first` on."""
    return {(row - first, column): one for (row, column), one in held.items() if row >= first}


def _spans(grid: Grid) -> Iterator[Span]:
    """Yield every cell of a grid, merged or single."""
    covered: set[Place] = set()
    for one in grid.merges:
        span = Span(one.top - 1, one.left - 1, one.bottom - 1, one.right - 1)
        columns = range(span.left, one.right)
        covered.update(product(range(span.top, one.bottom), columns))
        yield span
    for row, texts in enumerate(grid.rows):
        for column in range(len(texts)):
            if (row, column) not in covered:
                yield Span(row, column, row, column)
