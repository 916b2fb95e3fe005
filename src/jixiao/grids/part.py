"""One page's part of a table, whose columns can be made finer."""

from __future__ import annotations

from functools import partial
from itertools import product
from typing import TYPE_CHECKING, Final, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from jixiao.grids.grid import Grid

Place = tuple[int, int]
Box = tuple[float, float, float, float]
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
        top, left, bottom, right = self
        return span_of((top + by, left, bottom + by, right))


span_of: Final[Callable[[Iterable[int]], Span]] = partial(tuple.__new__, Span)
"""Made without a call in Python, for a table has thousands of cells."""


class Boxes(NamedTuple):
    """The boxes of cells from row `first` on, as many rows further down as `by` tells."""

    held: Mapping[Place, Box]
    first: int
    by: int

    def below(self, dropped: int, by: int) -> Boxes:
        """Return those of all rows but the first ones, as many rows further down."""
        return Boxes(self.held, self.first + dropped, self.by + by)

    def spread(self, numbers: Sequence[int]) -> Boxes:
        """Return them in finer columns."""
        held = {(row, numbers[column]): box for (row, column), box in self.held.items()}
        return Boxes(held, self.first, self.by)

    def placed(self) -> dict[Place, Box]:
        """Return each box by its cell's place."""
        first, by = self.first, self.by
        return {(row + by, column): box for (row, column), box in self.held.items() if row >= first}


class TablePart:
    """The rows of a grid from row `first` on, with all cells, single ones too."""

    def __init__(self, grid: Grid, first: int = 0) -> None:
        self.edges = tuple(grid.edges) if grid.edges else None
        self.rows = [list(row) for row in grid.rows[first:]]
        self.pages = list(grid.pages or [grid.place.page or 1] * len(grid.rows))[first:]
        self.spans = _spans(grid, first)
        self.boxes = Boxes(grid.boxes or {}, first, -first)
        self.rooms = _lowered(grid.rooms or {}, first)

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
        self.boxes = self.boxes.spread(numbers)
        self.rooms = {(row, numbers[column]): room for (row, column), room in self.rooms.items()}


def _spread_row(row: Sequence[str], numbers: Sequence[int], wide: int) -> list[str]:
    spread = [""] * wide
    for column, text in enumerate(row):
        spread[numbers[column]] = text
    return spread


def _lowered(held: Mapping[Place, Thing], first: int) -> dict[Place, Thing]:
    """Return what is held of the rows from `first` on."""
    if not first:
        return dict(held)
    return {(row - first, column): one for (row, column), one in held.items() if row >= first}


def _spans(grid: Grid, first: int) -> list[Span]:
    """Return every cell of a grid that begins in row `first` or below, merged or single."""
    covered: set[Place] = set()
    spans: list[Span] = []
    for one in grid.merges:
        top, left, bottom, right = one.top - 1, one.left - 1, one.bottom, one.right
        covered.update(product(range(top, bottom), range(left, right)))
        if top >= first:
            spans.append(Span(top - first, left, bottom - 1 - first, right - 1))
    rows = grid.rows
    spans += [
        span_of((at, column, at, column))
        for at in range(len(rows) - first)
        for column in range(len(rows[at + first]))
        if (at + first, column) not in covered
    ]
    return spans
