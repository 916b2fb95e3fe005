"""Tables that give every project a column of its own → one grid for each project."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from jixiao.forms.filled_rows import WORDS
from jixiao.recognition.bodies import is_level
from jixiao.recognition.cells import cells_of
from jixiao.recognition.columns import Head, named_by_content
from jixiao.recognition.items import named, parts_of
from jixiao.recognition.labels import label_of
from jixiao.recognition.shapes import fitness, is_number

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jixiao.grids.grid import Grid

_MIN_PROJECTS = 2
_MIN_ROWS = 2
_NEAR = 40
"""Rows looked at to tell whether projects have columns: most tables are none of these."""
_SHORTEST_NAME = 3
_LONGEST_NAME = 40
_SURE_FIT = 6.0
_NOTHING = frozenset("-—–/／无") | {"——", "--"}
_MEASURE = re.compile(
    r"(?:值|数|率|标准|情况|目标|实绩|实际|要求|说明|依据|时限|期限|年度?|季度|月|镇|乡|村|街道|区|分|优|良|中|差)$"
)
_HEAD = re.compile(r"(?:值|目标|实绩|实际|计划|完成)$")
_TREE = frozenset({"level1", "level2", "levels"})
_HEADED = _TREE | {"level", "name"}
_NAME, _TARGET = "项目名称", "指标值"
_MONEY = ("budget", "central_funds", "local_funds", "source_row")
Cell = tuple[str, tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Matrix:
    """Where a grid's projects stand: rows of names and of the indicators, columns of each."""

    names: int
    first: int
    last: int
    projects: tuple[int, ...]
    beside: tuple[int, ...]


def by_project(grid: Grid) -> list[Grid] | None:
    """Return what stands over the projects and a grid for each, None when none has a column."""
    matrix = _matrix(grid)
    if matrix is None:
        return None
    head = Columns(grid, matrix)
    return [head.over(), *(head.project(column) for column in matrix.projects), *head.under()]


def _matrix(grid: Grid) -> Matrix | None:
    near = grid.rows[:_NEAR]
    levelled = [index for index, row in enumerate(near) if _is_levelled(row)]
    if len(levelled) < _MIN_ROWS:
        return None
    first = levelled[0]
    body = near[first : _last(near, levelled[-1]) + 1]
    width = max(map(len, body))
    stated = [c for c in range(width) if _states(body, c)]
    if len(stated) < _MIN_PROJECTS:
        return None
    for index in range(first):
        places = [c for c in stated if _is_name(_at(grid.rows[index], c))]
        if _heads_other(grid.rows[index], stated):
            return None
        if len(places) >= _MIN_PROJECTS and _names_projects(grid.rows[index], places):
            if any(_tells_apart(grid.rows[r], places) for r in range(index + 1, first)):
                return None
            width = max(map(len, grid.rows[first:]))
            beside = tuple(c for c in range(width) if c not in places)
            return Matrix(index, first, _last(grid.rows, first), tuple(places), beside)
    return None


def _last(rows: Sequence[Sequence[str]], last: int) -> int:
    """Return the last row that states something, from row `last` or a levelled one after it."""
    after = (n for n in range(len(rows) - 1, last, -1) if _is_levelled(rows[n]))
    last = next(after, last)
    while last + 1 < len(rows) and sum(map(_is_stated, rows[last + 1])) > 1:
        last += 1
    return last


def _heads_other(row: Sequence[str], stated: Sequence[int]) -> bool:
    """Return True for a header that knows what the columns hold: they are no projects."""
    labels = [(c, label) for c, text in cells_of(row) if (label := label_of(text))]
    known = [c for c, label in labels if label.column and label.exact]
    tree = sum(1 for _, label in labels if label.column in _HEADED)
    return tree >= _MIN_PROJECTS and sum(c in stated for c in known) > 1


def _is_levelled(row: Sequence[str]) -> bool:
    """Return True for a row that names a level and states something in two columns after it."""
    cells = cells_of(row)
    start = next((n for n, (_, text) in enumerate(cells) if is_level(text)), None)
    if start is None:
        return False
    return sum(_is_stated(text) for _, text in cells[start + 1 :]) >= _MIN_PROJECTS


@lru_cache(maxsize=8192)
def _is_stated(text: str) -> bool:
    """Return True for a target, alone or behind a name."""
    if not text or is_level(text):
        return False
    if fitness(text, "target") >= _SURE_FIT:
        return True
    return any(target for _, target in map(named, parts_of(text)))


def _states(body: Sequence[Sequence[str]], column: int) -> bool:
    texts = [text for row in body if (text := _at(row, column))]
    given = [text for text in texts if text not in _NOTHING]
    return len(given) >= _MIN_ROWS and sum(map(_is_stated, given)) * 5 >= len(given) * 3


def _is_name(text: str) -> bool:
    plain = "".join(text.split())
    if not _SHORTEST_NAME <= len(plain) <= _LONGEST_NAME or "。" in plain:
        return False
    return not (label_of(text) or is_level(text) or _is_stated(text) or is_number(text))


def _names_projects(row: Sequence[str], places: Sequence[int]) -> bool:
    """Return True when the cells are names of projects, by their label or by their words."""
    texts = [_at(row, c) for c in places]
    lead = [label for c, text in cells_of(row) if c < places[0] and (label := label_of(text))]
    if len(set(texts)) < len(texts):
        return False
    if any(label.field == "name" for label in lead):
        return True
    other = any(label.exact and label.field and not label.column for label in lead)
    return not other and not any(map(_MEASURE.search, texts))


def _tells_apart(row: Sequence[str], places: Sequence[int]) -> bool:
    """Return True for a row of heads that say what each column states: they are no projects."""
    texts = [_at(row, c) for c in places]
    heads = [t for t in texts if _HEAD.search(t) or ((m := label_of(t)) and m.column)]
    return all(texts) and len(set(texts)) == len(texts) == len(heads)


def _at(row: Sequence[str], column: int) -> str:
    return row[column].strip() if column < len(row) else ""


class Columns:
    """Cuts the columns of a matrix into grids that read as usual tables."""

    def __init__(self, grid: Grid, matrix: Matrix) -> None:
        self._grid = grid
        self._matrix = matrix
        self._names = self._told()

    def over(self) -> Grid:
        """Return the rows over the names of the projects."""
        return self._made(self._whole(range(self._matrix.names)))

    def under(self) -> list[Grid]:
        """Return the rows under the indicators, if there are any."""
        made = self._whole(range(self._matrix.last + 1, len(self._grid.rows)))
        return [self._made(made)] if made else []

    def _whole(self, rows: range) -> list[list[Cell]]:
        return [[(t, (r, c)) for c, t in enumerate(self._grid.rows[r])] for r in rows]

    def project(self, column: int) -> Grid:
        """Return the head and the indicators of the project in `column`."""
        rows = [*self._head(column), self._heading(column), *self._indicators(column)]
        return self._made(rows)

    def _made(self, rows: list[list[Cell]]) -> Grid:
        texts = [[text for text, _ in row] for row in rows]
        origins = [[place for _, place in row] for row in rows]
        return replace(self._grid, rows=texts, origins=origins, merges=())

    def _told(self) -> dict[int, str]:
        """Return the field of each column beside the projects that has one."""
        matrix, grid = self._matrix, self._grid
        rows = range(matrix.first - 1, matrix.names - 1, -1)
        heads = []
        for column in matrix.beside:
            texts = [_at(grid.rows[r], column) for r in rows]
            label = next((m for t in texts if t and (m := label_of(t)) and m.column), None)
            known = label is not None and label.exact
            heads.append(Head(column, label.column if label else None, exact=known))
        heads.extend(Head(column, "target", exact=True) for column in matrix.projects)
        names = named_by_content(grid, matrix.first - 1, heads)
        return {
            head.column: name for head, name in zip(heads, names, strict=True)
            if name and head.column in matrix.beside and name in WORDS
        }  # fmt: skip

    def _head(self, column: int) -> Iterator[list[Cell]]:
        matrix, grid = self._matrix, self._grid
        yield [self._cell(matrix.names, column, _NAME), self._cell(matrix.names, column)]
        for row in range(matrix.names + 1, matrix.first):
            lead = [c for c, _ in cells_of(grid.rows[row]) if c < matrix.projects[0]]
            label = label_of(_at(grid.rows[row], lead[0])) if lead else None
            if label is None or (label.column and not label.field):
                continue
            place = self._stated_at(row, column, label.field or "")
            if place is not None:
                at = lead[-1] if label.field == "section" else lead[0]
                yield [self._cell(row, at), self._cell(row, place)]

    def _stated_at(self, row: int, column: int, field: str) -> int | None:
        """Return the column of the project's value; one cell over all projects holds for each."""
        texts = {c: _at(self._grid.rows[row], c) for c in self._matrix.projects}
        if texts[column]:
            return column
        first = self._matrix.projects[0]
        alone = texts[first] and not any(t for c, t in texts.items() if c != first)
        return first if alone and not field.startswith(_MONEY) else None

    def _heading(self, column: int) -> list[Cell]:
        place = (self._matrix.names, column)
        heads = [(WORDS[name], (self._matrix.first - 1, c)) for c, name in self._names.items()]
        words = [] if "name" in self._names.values() else [(WORDS["name"], place)]
        return [*heads, *words, (_TARGET, place)]

    def _indicators(self, column: int) -> Iterator[list[Cell]]:
        kept: dict[int, Cell] = {}
        for row in range(self._matrix.first, self._matrix.last + 1):
            cells = {c: self._cell(row, c) for c in self._names}
            for c, name in self._names.items():
                if name in _TREE and cells[c][0]:
                    kept = {k: v for k, v in kept.items() if k < c} | {c: cells[c]}
                elif name in _TREE and c in kept:
                    cells[c] = kept[c]
            text, place = self._cell(row, column)
            if not text or text in _NOTHING:
                continue
            lead = [cells[c] for c in self._names]
            if "name" in self._names.values():
                yield [*lead, (text, place)]
                continue
            for name, target in map(named, parts_of(text)):
                yield [*lead, (name, place), (target, place)]

    def _cell(self, row: int, column: int, text: str | None = None) -> Cell:
        return text if text is not None else _at(self._grid.rows[row], column), (row, column)
