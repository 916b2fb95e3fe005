"""Tables with a project in each row and its indicators spread over columns → rows of indicators."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from jixiao.recognition.cells import cells_of
from jixiao.recognition.items import named, parts_of
from jixiao.recognition.labels import label_of
from jixiao.recognition.shapes import fitness, is_level1, is_level2, is_number

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from jixiao.grids.grid import Grid

_MIN_LEVELS = 2
_MIN_SINGLE = 3
_NEAR = 40
"""Rows in which the heads of such a table are looked for."""
_SURE_FIT = 6.0
_LEVEL1, _LEVEL2, _NAME, _TARGET = "一级指标", "二级指标", "三级指标", "指标值"
Levels = Mapping[int, tuple[tuple[int, int] | None, tuple[int, int] | None]]
Cell = tuple[str, tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Pivot:
    """Rows of heads, column → places of its level 1 and level 2, and the row of names if any."""

    first: int
    body: int
    levels: Levels
    names: int | None


def unpivoted(grid: Grid) -> list[Grid] | None:
    """Return the rows over the heads and a grid of indicators, None for any other table."""
    for index, row in enumerate(grid.rows[:_NEAR]):
        if sum(is_level1(text) or is_level2(text) for text in set(row)) >= _MIN_LEVELS:
            pivot = _pivot(grid, index)
            if pivot:
                return [_over(grid, pivot.first), _spread(grid, pivot)]
    return None


def _pivot(grid: Grid, index: int) -> Pivot | None:
    upper = _columns(grid.rows[index], is_level1)
    below = grid.rows[index + 1] if index + 1 < len(grid.rows) else ()
    lower = _columns(below, is_level2)
    whole = len(lower) == len(cells_of(below))
    if len(upper) >= _MIN_LEVELS and len(lower) >= len(upper) and whole:
        over = {c: max((u for u in upper if u <= c), default=None) for c in lower}
        levels = {c: (None if u is None else (index, u), (index + 1, c)) for c, u in over.items()}
        return _with_names(grid, index, index + 2, levels)
    second = _columns(grid.rows[index], is_level2)
    if len(second) >= _MIN_SINGLE and len(upper) < len(second):
        return _with_names(grid, index, index + 1, {c: (None, (index, c)) for c in second})
    if len(upper) >= _MIN_SINGLE:
        return _with_names(grid, index, index + 1, {c: ((index, c), None) for c in upper})
    return None


def _with_names(grid: Grid, first: int, body: int, levels: Levels) -> Pivot | None:
    """Return the pivot when targets stand under its heads, with the row that names them if any."""
    for names in (None, body):
        start = body + (names is not None)
        texts = [_at(grid, start, c) for c in levels]
        given = [text for text in texts if text]
        stated = sum(_is_target(text) or (not names and _is_stated(text)) for text in given)
        if given and stated * 2 >= len(given):
            return Pivot(first, start, levels, names)
    return None


def _columns(row: Sequence[str], judge: Callable[[str], bool]) -> list[int]:
    return [c for c, text in cells_of(row) if judge(text)]


def _is_target(text: str) -> bool:
    return fitness(text, "target") >= _SURE_FIT


def _is_stated(text: str) -> bool:
    return any(target for _, target in map(named, parts_of(text)))


def _named(item: str) -> tuple[str, str]:
    """Return (name, target) of an item; the name is empty where only a target is printed."""
    return ("", item) if _is_target(item) else named(item)


def _at(grid: Grid, row: int, column: int) -> str:
    if row >= len(grid.rows) or column >= len(grid.rows[row]):
        return ""
    return grid.rows[row][column]


def _place(grid: Grid, row: int, column: int) -> tuple[int, int]:
    if not grid.origins or not grid.origins[row]:
        return row, column
    return grid.origins[row][min(column, len(grid.origins[row]) - 1)]


def _over(grid: Grid, end: int) -> Grid:
    rows = [list(row) for row in grid.rows[:end]]
    origins = [[_place(grid, r, c) for c in range(len(grid.rows[r]))] for r in range(end)]
    return replace(grid, rows=rows, origins=origins, merges=())


def _spread(grid: Grid, pivot: Pivot) -> Grid:
    width = max(map(len, grid.rows[pivot.first :]))
    fixed = [c for c in range(width) if c not in pivot.levels]
    rows = [_heads(grid, pivot, fixed)]
    for r in range(pivot.body, len(grid.rows)):
        beside = [(_at(grid, r, c), _place(grid, r, c)) for c in fixed]
        spread = list(_indicators(grid, pivot, r))
        rows.extend([*beside, *cells] for cells in spread or [[]])
    texts = [[text for text, _ in row] for row in rows]
    origins = [[place for _, place in row] for row in rows]
    return replace(grid, rows=texts, origins=origins, merges=())


def _heads(grid: Grid, pivot: Pivot, fixed: list[int]) -> list[Cell]:
    place = _place(grid, pivot.first, min(pivot.levels))
    heads = range(pivot.body - 1, pivot.first - 1, -1)
    texts = [next((t for r in heads if (t := _at(grid, r, c))), "") for c in fixed]
    levels = next(iter(pivot.levels.values()))
    words = [word for word, level in zip((_LEVEL1, _LEVEL2), levels, strict=True) if level]
    beside = [(t, _place(grid, pivot.first, c)) for t, c in zip(texts, fixed, strict=True)]
    return [*beside, *((word, place) for word in (*words, _NAME, _TARGET))]


def _indicators(grid: Grid, pivot: Pivot, row: int) -> Iterator[list[Cell]]:
    for column, levels in pivot.levels.items():
        tree = [(_at(grid, *level), _place(grid, *level)) for level in levels if level]
        text, place = _at(grid, row, column), _place(grid, row, column)
        if pivot.names is not None:
            name = _at(grid, pivot.names, column)
            if text:
                yield [*tree, (name, _place(grid, pivot.names, column)), (text, place)]
            continue
        for name, target in map(_named, parts_of(text)):
            if _is_target(text) or not (is_number(text) or label_of(text)):
                yield [*tree, (name, place), (target, place)]
