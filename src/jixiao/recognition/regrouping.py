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
    numbers = list(grid.row_numbers or range(1, len(grid.rows) + 1))
    return replace(
        grid,
        rows=grid.rows[start:end],
        row_numbers=numbers[start:end],
        lines=list(grid.lines[start:end]) if grid.lines else None,
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
    left = [_part(row, 0, column) for row in grid.rows]
    right = [_part(row, column, None) for row in grid.rows]
    numbers = list(grid.row_numbers or range(1, len(grid.rows) + 1))
    if any(c >= column for c in names) or _named_twice(grid.rows[:header], column):
        first = replace(grid, rows=left, merges=(), row_numbers=numbers)
        second = replace(
            grid, rows=right, merges=(), row_numbers=numbers, offset=grid.offset + column
        )
        return [first, second]
    head = replace(grid, rows=[*grid.rows[:header], *left[header:]], merges=(), row_numbers=numbers)
    lines = list(grid.lines[header:]) if grid.lines else None
    tail = replace(
        grid, rows=right[header:], merges=(), row_numbers=numbers[header:], lines=lines,
        offset=grid.offset + column,
    )  # fmt: skip
    return [head, tail]


def _named_twice(rows: Sequence[Sequence[str]], column: int) -> bool:
    """Return True when a row over the header names something else over each half."""
    for row in rows:
        cells = cells_of(row)
        texts = [text for _, text in cells]
        over = len(cells) >= _HALVES and cells[0][0] < column == cells[1][0]
        if over and len(set(texts)) == len(texts) and not any(map(label_of, texts)):
            return True
    return False


def _part(row: Sequence[str], start: int, end: int | None) -> list[str]:
    return list(row[start:end])
