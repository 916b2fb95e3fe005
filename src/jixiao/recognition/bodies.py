"""Where indicators begin, whatever the row over them says: told by their levels and targets."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from jixiao.recognition.cells import Cells, cells_of
from jixiao.recognition.levels import holds_levels
from jixiao.recognition.shapes import fitness, is_level1, is_level2, is_number, is_operator

if TYPE_CHECKING:
    from jixiao.grids.grid import Grid

_NEAR = 10
_STOREYS = 2
_MIN_ROWS = 2
_SURE_FIT = 6.0
_LONGEST_HEAD = 14
_UNKNOWN_LEVEL = re.compile(
    r"(?:[（(]?[一二三四五六七八九十]{1,2}[)）]|[一二三四五六七八九十]{1,2}[、.．])"
    r"[\u4e00-\u9fff]{2,8}(?:指标|方面|类)(?:[（(].*[)）])?"
)
PERIOD = re.compile(
    r"(?:20\d\d年?度?)?(?:\d{1,2}(?:[-—至~]\d{1,2})?(?:月份?|季度))?(?:底|末|止)?(?:累计)?(?:目标|计划|实际|完成)?(?:值|数)?"
)
"""A head that names a month, a quarter or a year."""
_ORDINAL = re.compile(
    r"[（(]?[\d.．]+[)）、.．]?|[（(]?[一二三四五六七八九十]{1,2}[)）、.．]?|[-—/]"
)


@lru_cache(maxsize=16384)
def is_level(text: str) -> bool:
    """Return True for a cell that names level 1, level 2 or both."""
    return is_level1(text) or is_level2(text) or holds_levels(text)


def is_unknown_level(text: str) -> bool:
    """Return True for a numbered heading of indicators that names none of the known levels."""
    return bool(_UNKNOWN_LEVEL.fullmatch("".join(text.split()))) and not is_level(text)


def band_of(cells: Cells) -> tuple[int, str] | None:
    """Return (column, text) of the level a row names beside nothing but numbers, else None."""
    told: tuple[int, str] | None = None
    for cell in cells:
        if is_number(cell[1]) or _ORDINAL.fullmatch(cell[1]):
            continue
        if told is not None:
            return None
        told = cell
    return told if told and is_level(told[1]) else None


def storeys_over_body(grid: Grid, row: int) -> int | None:
    """Return how many rows of heads stand between `row` and the indicators, None without any.

    In at least half of the next rows one column holds targets and another a level's name;
    levels may stand in rows of their own.
    """
    below = [cells_of(r) for r in grid.rows[row + 1 : row + 1 + _NEAR]]
    storeys = 0
    while storeys < min(_STOREYS, len(below)) and _are_words(below[storeys]):
        storeys += 1
    body = [cells for cells in below[storeys:] if cells]
    return storeys if _are_indicators(body) else None


def _are_words(cells: Cells) -> bool:
    return len(cells) > 1 and not any(
        len(text) > _LONGEST_HEAD or is_level(text)
        or (any(mark.isdigit() for mark in text) and not PERIOD.fullmatch(text))
        or (is_operator(text) and len(text) <= 1)
        for _, text in cells
    )  # fmt: skip


def _are_indicators(body: list[Cells]) -> bool:
    rows = [cells for cells in body if band_of(cells) is None]
    banded = len(rows) < len(body)
    if len(body) < _MIN_ROWS or not rows or not (banded or _names_level(body[0])):
        return False
    if not _states_target(rows[0]) or (banded and band_of(body[0]) is None):
        return False
    levels = len(rows) if banded else sum(map(_names_level, rows))
    columns: dict[int, int] = {}
    for cells in rows:
        for column in _targets(cells):
            columns[column] = columns.get(column, 0) + 1
    return levels * 2 >= len(rows) and max(columns.values(), default=0) * 2 >= len(rows)


def _names_level(cells: Cells) -> bool:
    return any(is_level(text) for _, text in cells)


def _states_target(cells: Cells) -> bool:
    return bool(_targets(cells))


def _targets(cells: Cells) -> list[int]:
    """Return the columns of targets: figures with a sign or a unit, or figures beside a sign."""
    signs = any(is_operator(text) for _, text in cells)
    return [
        column
        for column, text in cells
        if (is_number(text) and signs)
        or (not is_number(text) and not is_level(text) and fitness(text, "target") >= _SURE_FIT)
    ]
