"""What the rows around a header tell: whose indicators they are, where a table goes on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jixiao.recognition.cells import cells_of
from jixiao.recognition.headers import is_header, may_head
from jixiao.recognition.labels import label_of, label_with_text
from jixiao.recognition.shapes import is_level1, is_level2, is_target

if TYPE_CHECKING:
    from jixiao.grids.grid import Grid

_LOOK = 3
_NEAR = 8
_OTHER_TABLE = re.compile(
    r"(?!.*(?:绩效|指标|目标))[\u4e00-\u9fff]{2,30}(?:分配|安排|明细|测算|基础数据|统计|汇总)表"
)
_NAME = re.compile(r"[^。：:；;|]{4,40}")


def goes_on(grid: Grid) -> bool:
    """Return True when a grid without a header may be the rest of the table before it.

    It may when it names a level or an operator in its first rows, or leads with blank cells
    as a row cut by a page break does.
    """
    first = [cells for row in grid.rows[:_LOOK] if (cells := cells_of(row))]
    if not first or any(is_header(cells) for cells in first):
        return True
    texts = [text for cells in first for _, text in cells]
    if any(is_level1(text) or is_level2(text) or is_target(text) for text in texts):
        return True
    return grid.is_text and all(cells[0][0] > 0 for cells in first[:1])


def stands_below(grid: Grid, index: int) -> bool:
    """Return True when the head in row `index` belongs to the indicators over it.

    So it is where a header stands before the first name in the grid and none after the last.
    """
    heads, names = _heads_and_names(grid)
    return prints_heads_below(grid) and heads[0] < names[0] <= index


def prints_heads_below(grid: Grid) -> bool:
    """Return True when a header stands before the first name in the grid, none after the last."""
    heads, names = _heads_and_names(grid)
    return bool(heads and names) and heads[0] < names[0] and heads[-1] < names[-1]


def _heads_and_names(grid: Grid) -> tuple[list[int], list[int]]:
    """Return the rows of headers and the rows that begin with the label of a project's name."""
    rows = [cells_of(row) for row in grid.rows]
    heads = [n for n, cells in enumerate(rows) if cells and is_header(cells)]
    names = [
        n for n, cells in enumerate(rows)
        if cells and (label := label_of(cells[0][1])) and label.field in ("name", "code")
    ]  # fmt: skip
    return heads, names


def level_over_header(grid: Grid, index: int, text: str) -> bool:
    """Return True for a level 1 alone in row `index` over a header: it holds for its rows."""
    below = cells_of(grid.rows[index + 1]) if index + 1 < len(grid.rows) else []
    return not grid.is_text and is_level1(text) and is_header(below)


def names_other_table(text: str) -> bool:
    """Return True for the name of a table without indicators: 补助经费分配表."""
    return bool(_OTHER_TABLE.fullmatch("".join(text.split())))


def names_what_follows(grid: Grid, row: int, text: str) -> bool:
    """Return True for a cell alone over a header, as a project's name over its indicators.

    Rows of labels and values may stand between, unless they name the project themselves.
    """
    if label_of(text) or not _NAME.fullmatch(text.strip()) or is_level1(text) or is_level2(text):
        return False
    for index in range(row + 1, min(row + 1 + _NEAR, len(grid.rows))):
        cells = cells_of(grid.rows[index])
        if cells and (is_header(cells) or may_head(grid, index, cells)):
            return True
        if cells and not _states_field(cells[0][1]):
            return False
    return False


def _states_field(text: str) -> bool:
    """Return True for a label of the head that is none of a project's name."""
    stated = label_with_text(text)
    label = label_of(text) or (stated[0] if stated else None)
    return label is not None and label.field not in (None, "name", "code")
