"""A row's cells that hold something."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

Cells = list[tuple[int, str]]


def cells_of(row: Sequence[str]) -> Cells:
    """Return the (column, text) pairs of a row's cells that hold something."""
    return [(column, text) for column, text in enumerate(row) if text and not text.isspace()]
