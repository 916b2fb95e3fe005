"""How tall a row must be so that every wrapped text in it shows; in points.

Spreadsheets do not grow rows for merged cells, so heights are worked out from the text.
"""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from math import ceil
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from jixiao.publishing.sheet import Cell, Table

POINTS_PER_MM: Final = 2.8346
PADDING_MM: Final = 2.5
LINE_SPACING: Final = 1.35
STACKED_SPACING: Final = 1.6
LEAST: Final = 20.0
MOST: Final = 409.0
"""Excel knows no taller row."""
SMALLEST: Final = 5.0
"""Points of the smallest letters that can still be read on paper."""
STEP: Final = 0.5


def display_width(text: str) -> float:
    """Return the width of one line in characters: full width counts 1, half width 0.55."""
    return sum(1 if unicodedata.east_asian_width(char) in "WFA" else 0.55 for char in text)


def text_height(text: str, *, width: float, size: float) -> float:
    """Return the height in points of text wrapped to `width` mm at `size` points."""
    room = max(1.0, (width - PADDING_MM) * POINTS_PER_MM / size)
    lines = sum(max(1, ceil(display_width(line) / room)) for line in text.split("\n"))
    return lines * size * LINE_SPACING + 4


def row_heights(table: Table) -> list[float]:
    """Return a height per row; a cell over several rows spreads what it lacks over them."""
    heights = [LEAST] * table.rows
    for cell in sorted(table.cells, key=lambda cell: cell.rows):
        rows = range(cell.row - 1, cell.row - 1 + cell.rows)
        lacking = _needed(cell, table) - sum(heights[row] for row in rows)
        for row in rows:
            heights[row] += max(0.0, lacking) / cell.rows
    return [min(MOST, height) for height in heights]


def fitted(table: Table) -> tuple[Table, list[Cell]]:
    """Return the table with texts too long for the tallest rows in smaller letters.

    The list holds those that do not fit in the smallest letters either.
    """
    cells = tuple(_fitted(cell, table) for cell in table.cells)
    made = replace(table, cells=cells)
    return made, [cell for cell in cells if _needed(cell, made) > MOST * cell.rows]


def _fitted(cell: Cell, table: Table) -> Cell:
    """Return the cell in the largest letters, its own or smaller, in which its rows hold it."""
    while _needed(cell, table) > MOST * cell.rows and cell.font.size > SMALLEST:
        cell = replace(cell, font=replace(cell.font, size=max(SMALLEST, cell.font.size - STEP)))
    return cell


def _needed(cell: Cell, table: Table) -> float:
    if cell.vertical and cell.rows > 1:
        return len(cell.text) * cell.font.size * STACKED_SPACING
    width = sum(table.widths[cell.column - 1 : cell.column - 1 + cell.columns])
    return text_height(cell.text, width=width, size=cell.font.size)
