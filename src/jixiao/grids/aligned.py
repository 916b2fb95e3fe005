"""Runs of space-aligned lines → rows with common columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_TOLERANCE = 2


def columns_of(lines: Sequence[Sequence[tuple[int, str]]]) -> list[int]:
    """Return the display columns at which cells of several lines start, left to right.

    Starts closer than two display columns are one column.
    """
    starts = sorted({start for line in lines for start, _ in line})
    columns: list[int] = []
    for start in starts:
        if not columns or start - columns[-1] > _TOLERANCE:
            columns.append(start)
    return columns


def into_rows(lines: Sequence[Sequence[tuple[int, str]]]) -> list[list[str]]:
    """Return one row per line, each cell under the last column that starts at or before it."""
    columns = columns_of(lines)
    return [_row(line, columns) for line in lines]


def _row(line: Sequence[tuple[int, str]], columns: list[int]) -> list[str]:
    row = [""] * len(columns)
    for start, text in line:
        index = max(i for i, column in enumerate(columns) if column <= start + _TOLERANCE)
        while index < len(row) - 1 and row[index]:
            index += 1
        row[index] = f"{row[index]} {text}".strip()
    return row
