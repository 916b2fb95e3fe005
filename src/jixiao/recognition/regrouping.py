"""Tables that hold two tables side by side → one after the other."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from jixiao.recognition.cells import cells_of
from jixiao.recognition.headers import is_header
from jixiao.recognition.labels import label_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jixiao.grids.grid import Grid

_MIN_CELLS = 4
_HALVES = 2
_TREE = frozenset({"level", "level1", "level2", "name"})


def regrouped(grid: Grid) -> list[Grid]:
    """Return the grid itself, or its left and right halves when a header stands in it twice.

    Where the heads stand twice too there are two projects side by side: two grids. Otherwise
    the right half's indicators follow the left half's under the same head.
    """
    headers = [
        (index, split)
        for index, row in enumerate(grid.rows)
        if len(cells := cells_of(row)) >= _MIN_CELLS
        and is_header(cells)
        and (split := _second_group(cells))
    ]
    if not headers:
        return [grid]
    starts = [0, *(_form_start(grid, index, before) for before, (index, _) in pairwise(headers))]
    ends = [*starts[1:], len(grid.rows)]
    parts: list[Grid] = []
    for (index, split), start, end in zip(headers, starts, ends, strict=True):
        first, *others = _split(_rows(grid, start, end), index - start, split)
        parts.extend([first, *(part for other in others for part in regrouped(other))])
    return parts


def _form_start(grid: Grid, header: int, before: tuple[int, int]) -> int:
    """Return the row at which the form of the header in `header` begins, after `before`."""
    named = [
        row
        for row in range(before[0] + 1, header)
        if any(
            (label := label_of(text)) and label.field == "name"
            for _, text in cells_of(grid.rows[row])
        )
    ]
    start = named[0] if named else header
    while start - 1 > before[0] and len(cells_of(grid.rows[start - 1])) == 1:
        start -= 1
    return start


def _rows(grid: Grid, start: int, end: int) -> Grid:
    return _cut(grid, [(row, 0, None) for row in range(start, end)])


def _cut(grid: Grid, parts: Sequence[tuple[int, int, int | None]]) -> Grid:
    """Return the grid of (row, first column, last column excluded) parts; places stay true."""
    origins = grid.origins or [[(r, c) for c in range(len(row))] for r, row in enumerate(grid.rows)]
    return replace(
        grid,
        rows=[list(grid.rows[row][start:end]) for row, start, end in parts],
        origins=[list(origins[row][start:end]) or [(row, 0)] for row, start, end in parts],
        merges=(),
    )


def _second_group(cells: Sequence[tuple[int, str]]) -> int | None:
    seen: set[str] = set()
    for column, text in cells:
        label = label_of(text)
        if label and label.column in _TREE and label.text in seen:
            return column
        if label:
            seen.add(label.text)
    return None


def _split(grid: Grid, header: int, column: int) -> list[Grid]:
    names = [
        c for row in grid.rows for c, text in cells_of(row)
        if (label := label_of(text)) and label.field == "name"
    ]  # fmt: skip
    count = range(len(grid.rows))
    if any(c >= column for c in names) or _named_twice(grid.rows[:header], column):
        halves = ((0, column), (column, None))
        return [_cut(grid, [(row, *half) for row in count]) for half in halves]
    head = [(row, 0, None if row < header else column) for row in count]
    return [_cut(grid, head), _cut(grid, [(row, column, None) for row in count[header:]])]


def _named_twice(rows: Sequence[Sequence[str]], column: int) -> bool:
    """Return True when a row over the header names something else over each half."""
    for row in rows:
        cells = cells_of(row)
        texts = [text for _, text in cells]
        over = len(cells) >= _HALVES and cells[0][0] < column == cells[1][0]
        if over and len(set(texts)) == len(texts) and not any(map(label_of, texts)):
            return True
    return False
