"""One page's part of a table, whose columns can be made finer."""

from __future__ import annotations

from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple, TypeVar

from jixiao.grids.packed_boxes import LazyBoxes

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from jixiao.grids.grid import Grid
    from jixiao.grids.packed_boxes import Box, Place

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


class JoinedBoxes(LazyBoxes):
    """The boxes of a table's parts, made one mapping when the first is asked for."""

    __slots__ = ("_parts",)

    def __init__(self, parts: Sequence[Boxes]) -> None:
        super().__init__()
        self._parts = list(parts)

    def _made(self) -> dict[Place, Box]:
        boxes: dict[Place, Box] = {}
        self._parts.reverse()
        while self._parts:  # none is kept, else all would be held twice
            held, first, by = self._parts.pop()
            boxes.update(
                {(row + by, column): box for (row, column), box in held.items() if row >= first}
            )
        return boxes


class TablePart:
    """The rows of a grid from row `first` on; `spans` are the cells of several rows or columns."""

    def __init__(self, grid: Grid, first: int = 0) -> None:
        self.edges = tuple(grid.edges) if grid.edges else None
        self.rows = [list(row) for row in grid.rows[first:]]
        self.pages = list(grid.pages or [grid.place.page or 1] * len(grid.rows))[first:]
        up = first + 1
        self.spans = [
            span_of((one.top - up, one.left - 1, one.bottom - up, one.right - 1))
            for one in grid.merges
            if one.bottom > first
        ]
        self.covered = covered_by(self.spans)
        if first:  # of a cell that begins in a row left out, only what it covers is of this part
            self.spans = [one for one in self.spans if one[0] >= 0]
        self.boxes = Boxes(grid.boxes or {}, first, -first)
        self.rooms = _lowered(grid.rooms or {}, first)

    def cells_of(self, row: int) -> list[Span]:
        """Return the cells that begin in a row, those of several rows or columns first."""
        singles = single_cells(row, len(self.rows[row]), self.covered)
        return [one for one in self.spans if one[0] == row] + singles

    def spread(self, numbers: Sequence[int], edges: Sequence[float]) -> None:
        """Stand in finer columns: border n becomes border `numbers[n]` of `edges`."""
        if len(edges) == len(self.edges or ()):
            return
        wider = {column for column, (x, y) in enumerate(pairwise(numbers)) if y - x > 1}
        singles = (
            one
            for row in range(len(self.rows) if wider else 0)
            for one in single_cells(row, len(self.rows[row]), self.covered)
        )
        self.edges = tuple(edges)
        self.spans = [
            Span(one.top, numbers[one.left], one.bottom, numbers[one.right + 1] - 1)
            for one in (*self.spans, *(one for one in singles if one.left in wider))
        ]
        self.rows = [_spread_row(row, numbers, len(edges) - 1) for row in self.rows]
        covered = covered_by(self.spans)
        for column, held in self.covered.items():
            for finer in range(numbers[column], numbers[column + 1]):
                covered.setdefault(finer, set()).update(held)
        self.covered = covered
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


def covered_by(spans: Iterable[Span], first: int = 0) -> dict[int, set[int]]:
    """Return, by column, the rows from `first` on that some cells take up."""
    found: dict[int, set[int]] = {}
    for top, left, bottom, right in spans:
        rows = range(max(top, first), bottom + 1)
        for column in range(left, right + 1):
            if column in found:
                found[column].update(rows)
            else:
                found[column] = set(rows)
    return found


def single_cells(row: int, wide: int, covered: Mapping[int, Collection[int]]) -> list[Span]:
    """Return the cells of one row and one column in a row of `wide` columns."""
    return [
        span_of((row, column, row, column))
        for column in range(wide)
        if column not in covered or row not in covered[column]
    ]
