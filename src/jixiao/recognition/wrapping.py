"""Rows of text tables whose cells were wrapped over two lines → one row again."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from jixiao.forms.filled_form import Doubt
from jixiao.model.message import message
from jixiao.recognition.cells import cells_of
from jixiao.recognition.headers import is_header, read_header
from jixiao.recognition.shapes import fitness, is_level1, is_level2, is_number
from jixiao.wording.dates import parse_date
from jixiao.wording.spaces import without_layout_spaces

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jixiao.grids.grid import Grid
    from jixiao.model.source import SourceSpan
    from jixiao.recognition.headers import Header

_LEVELS = {"level1": is_level1, "level2": is_level2}
_TARGETS = frozenset({"target", "value"})
_DIGIT = re.compile(r"\d")
_MAYBE = 3.0
_LIKELY = 0.75
_LAST_NARROW = 0x2E7F
_SLACK = 4
Joined = tuple[Doubt, "SourceSpan"]


def with_whole_rows(grid: Grid) -> tuple[Grid, list[Joined]]:
    """Return the grid with the rests of wrapped cells put to their beginnings, and a doubt each.

    Only grids of text have such rows. A row is a rest when its cells stand under cells of the
    row before and make a level, a date or a name whole that its column had no room for.
    """
    if not grid.is_text or grid.lines is None or grid.origins:
        return grid, []
    header: Header | None = None
    begun = False
    kept: list[int] = []
    rows: list[list[str]] = []
    doubts: list[Joined] = []
    for index, row in enumerate(grid.rows):
        cells = cells_of(row)
        if is_header(cells):
            header, begun = read_header(grid, index, cells), False
        elif header and begun and _follows(grid, index) and _is_rest(header, cells, rows, grid):
            rest = without_layout_spaces("".join(text for _, text in cells))
            said = message("折行的单元格已接上：“{rest}”", rest=rest)
            doubts.append((Doubt("JX-D004", said, confidence=_LIKELY), grid.span(index, *cells[0])))
            rows[-1] = _joined(rows[-1], row)
            continue
        else:
            begun = header is not None
        kept.append(index)
        rows.append(list(row))
    if not doubts:
        return grid, []
    return replace(grid, rows=rows, lines=[grid.lines[index] for index in kept]), doubts


def _follows(grid: Grid, index: int) -> bool:
    lines = grid.lines or ()
    return lines[index] <= lines[index - 1] + 1


def _joined(before: list[str], row: Sequence[str]) -> list[str]:
    width = max(len(before), len(row))
    pairs = zip(
        [*before, *[""] * (width - len(before))], [*row, *[""] * (width - len(row))], strict=True
    )
    return [f"{one}{other}" for one, other in pairs]


def _is_rest(
    header: Header, cells: list[tuple[int, str]], rows: list[list[str]], grid: Grid
) -> bool:
    """Return True when the cells go on what stands over them in the last row."""
    before = rows[-1]
    fields = [header.fields[c] if c < len(header.fields) else None for c, _ in cells]
    above = [before[c] if c < len(before) else "" for c, _ in cells]
    if not cells or not all(above) or None in fields:
        return False
    found = {
        name or "": _goes_on(name or "", one, text, column, grid)
        for name, one, (column, text) in zip(fields, above, cells, strict=True)
    }
    if None in found.values() or not any(found.values()):
        return False
    if len(found) == 1 and "name" in found:
        return any(before[c : c + 1] != [""] for c in _columns_of(header, _TARGETS))
    return len(found) == 1 or bool(found.keys() & _LEVELS.keys())


def _columns_of(header: Header, names: frozenset[str]) -> list[int]:
    return [column for name, column in header.columns.items() if name in names]


def _goes_on(name: str, before: str, text: str, column: int, grid: Grid) -> bool | None:
    """Return True when `text` surely goes on `before`, False when it may, None when it cannot."""
    if name in _LEVELS:
        return True if _LEVELS[name](before + text) else None
    if name in _TARGETS and not _DIGIT.search(text) and parse_date(before + text):
        return True
    if is_number(text) or fitness(text, "target") > _MAYBE:
        return None
    if name != "name" and (is_level1(text) or is_level2(text)):
        return None
    return None if name in _TARGETS else _fills(before, column, grid)


def _fills(text: str, column: int, grid: Grid) -> bool:
    """Return True when a cell is about as wide as its column gets."""
    widest = max((_width(row[column]) for row in grid.rows if column < len(row)), default=0)
    return _width(text) >= widest - _SLACK


def _width(text: str) -> int:
    return sum(2 if ord(mark) > _LAST_NARROW else 1 for mark in text)
