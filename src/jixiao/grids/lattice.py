"""Rows and columns of a ruled table, and the cells that its borders leave."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence


NOBODY: Final = -1
"""What stands for no cell yet."""


class Cell(NamedTuple):
    """A cell of a lattice: its first and last row and column from 0, all included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Lattice:
    """Rulings that cross: columns between `xs`, rows between `ys` (points, ascending).

    `owner[r][c]` is the number, from 0, of the cell that the elementary cell at row r, column c
    belongs to.
    """

    xs: Sequence[float]
    ys: Sequence[float]
    cells: Sequence[Cell]
    owner: Sequence[Sequence[int]]


def lattice_of(
    xs: Sequence[float],
    ys: Sequence[float],
    borders: tuple[Sequence[Sequence[bool]], Sequence[Sequence[bool]]],
) -> Lattice:
    """Return the lattice with its cells.

    `borders` tell for each inner x (from the second) and row whether a border is drawn there,
    and for each inner y (from the second) and column.
    """
    owner = [[NOBODY] * (len(xs) - 1) for _ in range(len(ys) - 1)]
    return Lattice(xs, ys, _cells(*borders, owner), owner)


def _cells(
    right_of: Sequence[Sequence[bool]],
    below_of: Sequence[Sequence[bool]],
    owner: list[list[int]],
) -> list[Cell]:
    """Return the cells row by row and write each's number into the elementary cells it covers."""
    rows, columns = len(owner), len(owner[0])
    cells: list[Cell] = []
    for top, line in enumerate(owner):
        for left in range(columns):
            if line[left] != NOBODY:
                continue
            right = left
            while right + 1 < columns and not right_of[right][top] and line[right + 1] == NOBODY:
                right += 1
            bottom = top
            while bottom + 1 < rows and not _closed(below_of[bottom], left, right):
                bottom += 1
            number = len(cells)
            if top == bottom and left == right:
                line[left] = number
            else:
                for row in range(top, bottom + 1):
                    owner[row][left : right + 1] = [number] * (right + 1 - left)
            cells.append(Cell(top, left, bottom, right))
    return cells


def _closed(below: Sequence[bool], left: int, right: int) -> bool:
    return below[left] if left == right else any(below[left : right + 1])
