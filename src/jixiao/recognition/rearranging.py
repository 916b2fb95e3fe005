"""Tables that lie on their side or spread the tree over columns → rows of indicators."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from jixiao.recognition.cells import cells_of
from jixiao.recognition.items import named, parts_of
from jixiao.recognition.labels import label_of
from jixiao.recognition.shapes import is_level1, is_level2

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jixiao.grids.grid import Grid

_TREE = frozenset({"level1", "level2", "name", "target"})
_MIN_ROWS = 3
_MIN_LEVELS = 2
_CARD = 2
_HEADS = ("一级指标", "二级指标", "三级指标", "指标值")


def rearranged(grid: Grid) -> list[Grid]:
    """Return the grid, or its head rows and its indicators put into rows."""
    sideways = _sideways(grid)
    if sideways:
        start, end = sideways
        rest = _rest(grid, end)
        return [_part(grid, 0, start), _transposed(grid, start, end), *rest]
    header = _pivot_header(grid)
    if header is not None:
        return [_part(grid, 0, header), _unpivoted(grid, header)]
    return [grid]


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
    others = [label_of(text) for _, text in cells[1:]]
    return label.column if label and not any(o and o.exact for o in others) else None


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


def _pivot_header(grid: Grid) -> int | None:
    """Return the row that heads columns with level 1, when the row under it names level 2."""
    for index in range(len(grid.rows) - 2):
        above, below = cells_of(grid.rows[index]), cells_of(grid.rows[index + 1])
        first = [text for _, text in above if is_level1(text)]
        second = [text for _, text in below if is_level2(text)]
        if len(first) >= _MIN_LEVELS and len(second) >= _MIN_ROWS and len(second) == len(below):
            return index
    return None


def _unpivoted(grid: Grid, header: int) -> Grid:
    """Put each `name：target` of the cells under a level 2 into a row of its own."""
    heads = grid.rows[header]
    second = dict(cells_of(grid.rows[header + 1]))
    first = [c for c, text in cells_of(heads) if is_level1(text)]
    fixed = [c for c in range(len(heads)) if c < min(second)]
    rows = [[*(heads[c] for c in fixed), *_HEADS]]
    origins = [[*((header, c) for c in fixed), *((header, c) for c in list(second)[:4])]]
    for r in range(header + 2, len(grid.rows)):
        for c, level2 in second.items():
            top = max((f for f in first if f <= c), default=c)
            for name, target in map(named, parts_of(_at(grid, r, c))):
                rows.append([*(_at(grid, r, f) for f in fixed), heads[top], level2, name, target])
                origins.append(
                    [*((r, f) for f in fixed), (header, top), (header + 1, c), (r, c), (r, c)]
                )
    return replace(grid, rows=rows, origins=origins, merges=())
