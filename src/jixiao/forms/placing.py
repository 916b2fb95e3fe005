"""Cells with spans → cells with places: where each stands in the table's grid."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from decimal import Decimal


@dataclass(frozen=True, slots=True)
class PlacedCell:
    """A filled cell; `row` and `column` count from 1, `number` is the decimal the text shows."""

    text: str
    number: Decimal | None = None
    row: int = 1
    column: int = 1
    rows: int = 1
    columns: int = 1
    align: str = "center"
    bold: bool = False
    label: bool = False
    heading: bool = False
    vertical: bool = False
    thousands: bool = False
    field: str | None = None


@dataclass(frozen=True, slots=True)
class CompletedTable:
    """A filled table: `rows` × len(widths) grid places, every one covered by one cell.

    Rows `header_from` to `header_to` name the columns, and repeat overleaf if `repeat_header`.
    """

    cells: tuple[PlacedCell, ...]
    rows: int
    widths: tuple[float, ...]
    header_from: int
    header_to: int
    repeat_header: bool = True


def place_rows(
    rows: Sequence[Sequence[PlacedCell]], *, first_row: int, first_column: int = 1
) -> Iterator[PlacedCell]:
    """Yield the cells with their places, each in the first free column of its row."""
    taken: set[tuple[int, int]] = set()
    for number, row in enumerate(rows, start=first_row):
        column = first_column
        for cell in row:
            while (number, column) in taken:
                column += 1
            yield replace(cell, row=number, column=column)
            taken |= {
                (number + down, column + right)
                for down in range(cell.rows)
                for right in range(cell.columns)
            }
