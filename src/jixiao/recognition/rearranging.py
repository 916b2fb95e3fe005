"""Tables that lie on their side or spread the tree over columns → rows of indicators."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from jixiao.recognition.cells import cells_of
from jixiao.recognition.labels import label_of
from jixiao.recognition.pivots import unpivoted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jixiao.grids.grid import Grid

_TREE = frozenset({"level1", "level2", "name", "target"})
_MIN_ROWS = 3
_MIN_LEVELS = 2
_CARD = 2


def rearranged(grid: Grid) -> list[Grid]:
    """Return the grid, or its head rows and its indicators put into rows."""
    sideways = _sideways(grid)
    if sideways:
        start, end = sideways
        rest = _rest(grid, end)
        return [_part(grid, 0, start), _transposed(grid, start, end), *rest]
    return unpivoted(grid) or [grid]


def _part(grid: Grid, start: int, end: int) -> Grid:
    rows = [list(row) for row in grid.rows[start:end]]
    origins = [[_place(grid, r, c) for c in range(len(grid.rows[r]))] for r in range(start, end)]
    return replace(grid, rows=rows, origins=origins, merges=())


def _rest(grid: Grid, end: int) -> list[Grid]:
    """Return what stands under a table on its side: there may be another one."""
    return rearranged(_part(grid, end, len(grid.rows))) if end < len(grid.rows) else []


def _place(grid: Grid, row: int, column: int) -> tuple[int, int]:
    """Return the source cell of a grid that may have been rearranged before."""
    if not grid.origins:
        return row, column
    origins = grid.origins[row]
    return origins[min(column, len(origins) - 1)] if origins else (row, column)


def _sideways(grid: Grid) -> tuple[int, int] | None:
    """Return the run of rows that begin with level 1, level 2, name, target as labels."""
    names = [_leading_column(row) for row in grid.rows]
    for start, name in enumerate(names):
        if name not in ("level1", "level2"):
            continue
        end = start
        while end < len(names) and names[end]:
            end += 1
        run = names[start:end]
        spread = any(len(cells_of(row)) > _CARD for row in grid.rows[start:end])
        if spread and len(set(run) & _TREE) >= _MIN_ROWS and len(set(run)) == len(run):
            return start, end
    return None


def _leading_column(row: Sequence[str]) -> str | None:
    cells = cells_of(row)
    if len(cells) < _MIN_LEVELS or cells[0][0] > 1:
        return None
    label = label_of(cells[0][1])
    if label is None:
        return None
    others = (label_of(text) for _, text in cells[1:])
    return None if any(o and o.exact for o in others) else label.column


def _transposed(grid: Grid, start: int, end: int) -> Grid:
    width = max(len(row) for row in grid.rows[start:end])
    lead = cells_of(grid.rows[start])[0][0]
    columns = [c for c in range(lead, width) if any(_at(grid, r, c) for r in range(start, end))]
    rows = [[_at(grid, r, c) for r in range(start, end)] for c in columns]
    origins = [[_place(grid, r, c) for r in range(start, end)] for c in columns]
    return replace(grid, rows=rows, origins=origins, merges=())


def _at(grid: Grid, row: int, column: int) -> str:
    cells = grid.rows[row]
    return cells[column] if column < len(cells) else ""
