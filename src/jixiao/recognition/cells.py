"""A row's cells that hold something."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

Cells = list[tuple[int, str]]


def cells_of(row: Sequence[str]) -> Cells:
    """Return the (column, text) pairs of a row's cells that hold something."""
    return list(_cells(tuple(row)))


@lru_cache(maxsize=2048)
def _cells(row: tuple[str, ...]) -> Cells:
    """Return the cells of a row, found once for all who ask."""
    return [(column, text) for column, text in enumerate(row) if text and not text.isspace()]
