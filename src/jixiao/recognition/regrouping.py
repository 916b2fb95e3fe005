"""Tables that hold two tables side by side → one after the other."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from jixiao.recognition.cells import cells_of
from jixiao.recognition.headers import is_header
from jixiao.recognition.indicators import MIDTERM
from jixiao.recognition.labels import label_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jixiao.grids.grid import Grid

_MIN_CELLS = 4
_SENTENCE = re.compile(r"[。；\n]|^.{40}")
_HALVES = 2
_OF_ONE = frozenset({"budget.total", "budget.fiscal", "budget.other", "objectives", "code"})
_LONG_TERM, _ANNUAL = "长期绩效指标", "年度绩效指标"
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
    named = _named_once(grid.rows[:header], column)
    if named:
        return _projects(grid, header, column, named)
    over = _horizons(grid.rows[:header], column)
    head = [(row, 0, None if row < header else column) for row in count]
    lead = _shared(grid.rows[header], column)
    left = _cut(grid, head)
    right = _cut(grid, [(row, column, None) for row in count[header:]])
    if lead:
        right = _put_before(_cut(grid, [(row, 0, lead) for row in count[header:]]), right)
    if over:
        left, right = _marked(left, header, over[0]), _marked(right, 0, over[1])
    return [left, right]


def _named_once(rows: Sequence[Sequence[str]], column: int) -> tuple[int, int] | None:
    """Return the cell of the left project's name where a row names one over each half.

    The label stands once: 项目名称 | first name | second name.
    """
    for index, row in enumerate(rows):
        cells = cells_of(row)
        label = label_of(cells[0][1]) if cells else None
        if label is None or label.field != "name" or len(cells) != 1 + _HALVES:
            continue
        (left, name), (right, other) = cells[1:]
        if left < column <= right and name != other and not (label_of(name) or label_of(other)):
            return index, left
    return None


def _projects(grid: Grid, header: int, column: int, named: tuple[int, int]) -> list[Grid]:
    """Return a grid for each of two projects that share the labels and levels at the left.

    The name comes first in the right one: with it the second project begins.
    """
    lead, (name, value) = _shared(grid.rows[header], column), named
    whole = range(len(grid.rows))
    count = [name, *(row for row in whole if row != name)]
    widths = [_kept(grid.rows[row], column, value) if row < header else lead for row in count]
    shared = _cut(grid, [(row, 0, width) for row, width in zip(count, widths, strict=True)])
    right = _cut(grid, [(row, column, None) for row in count])
    return [_cut(grid, [(row, 0, column) for row in whole]), _put_before(shared, right)]


def _kept(row: Sequence[str], column: int, value: int) -> int:
    """Return how many cells of a head row at the left hold for the right project too.

    One cell after the label tells of both, unless it is money or goals.
    """
    if any(text.strip() for text in row[column:]):
        return value
    label = next((label_of(text) for text in row if text.strip()), None)
    return 0 if label is None or label.field in _OF_ONE else column


def _shared(heads: Sequence[str], column: int) -> int:
    """Return how many columns before the left group hold for the right group too.

    二级指标 printed twice under one 一级指标: the level 1 is that of both halves.
    """
    labels = [(c, label.text) for c, text in enumerate(heads) if (label := label_of(text))]
    first = next(text for c, text in labels if c >= column)
    return min((c for c, text in labels if text == first), default=0)


def _horizons(rows: Sequence[Sequence[str]], column: int) -> tuple[str, str] | None:
    """Return the side labels of the halves where the rows above tell long-term from annual."""
    for row in reversed(rows):
        cells = cells_of(row)
        sides = [
            "".join(text for c, text in cells if (c >= column) is right) for right in (False, True)
        ]
        terms = [any(word in side for word in MIDTERM) for side in sides]
        if terms[0] != terms[1]:
            return (_LONG_TERM, _ANNUAL) if terms[0] else (_ANNUAL, _LONG_TERM)
    return None


def _marked(grid: Grid, header: int, word: str) -> Grid:
    """Return the grid with the side label of a half before its header and its indicators."""
    rows = [row if n < header else ["", *row] for n, row in enumerate(grid.rows)]
    rows[header] = [word, *grid.rows[header]]
    origins = [
        origin if n < header else [origin[0], *origin]
        for n, origin in enumerate(grid.origins or ())
    ]
    return replace(grid, rows=rows, origins=origins)


def _put_before(lead: Grid, grid: Grid) -> Grid:
    """Return both grids as one, the columns of `lead` before the others'."""
    pairs = zip(lead.rows, grid.rows, strict=True)
    places = zip(lead.origins or (), grid.origins or (), strict=True)
    return replace(
        grid,
        rows=[[*one, *other] for one, other in pairs],
        origins=[
            [*one[: len(row)], *other] for row, (one, other) in zip(lead.rows, places, strict=True)
        ],
    )


def _named_twice(rows: Sequence[Sequence[str]], column: int) -> bool:
    """Return True when a row over the header names something else over each half."""
    for row in rows:
        cells = cells_of(row)
        texts = [text for _, text in cells]
        over = len(cells) >= _HALVES and cells[0][0] < column == cells[1][0]
        other = any(label_of(text) or _SENTENCE.search(text) for text in texts)
        if over and len(set(texts)) == len(texts) and not other:
            return True
    return False
