"""A grid filled row by row with cells that span rows and columns."""

from __future__ import annotations

from jixiao.documents.document import Merge
from jixiao.documents.faults import DocumentTooLarge
from jixiao.documents.limits import MAX_COLUMNS, MAX_GRID_CELLS
from jixiao.model.message import message


class SpanGrid:
    """Cells go to the first free column of the row; spans keep columns of later rows taken."""

    def __init__(self) -> None:
        self._rows: list[dict[int, str]] = []
        self._merges: list[tuple[int, int, int, int]] = []
        self._taken: dict[int, int] = {}
        self._column = 0
        self._width = 0

    def next_row(self) -> None:
        """Start the next row."""
        self._rows.append({})
        self._column = 0

    def skip(self, columns: int) -> None:
        """Leave columns of the row empty."""
        self._column += columns

    def add(self, text: str, rows: int = 1, columns: int = 1) -> None:
        """Put a cell of so many rows (0: to the end of the group) and columns."""
        at = len(self._rows)
        while self._taken.get(self._column, 0) >= at:
            self._column += 1
        left, right = self._column, self._column + columns - 1
        if right >= MAX_COLUMNS:
            right = MAX_COLUMNS - 1
            if left > right:
                return
        self._rows[-1][left] = text
        last = at + rows - 1 if rows else 1 << 30
        if last > at:
            self._taken.update(dict.fromkeys(range(left, right + 1), last))
        if last > at or right > left:
            self._merges.append((at, left + 1, last, right + 1))
        self._column = right + 1
        self._width = max(self._width, right + 1)

    def end_group(self) -> None:
        """End a group of rows: no span reaches beyond it."""
        last = len(self._rows)
        self._taken.clear()
        self._merges = [
            (top, left, min(bottom, last), right) for top, left, bottom, right in self._merges
        ]

    def finished(self) -> tuple[list[list[str]], list[Merge]]:
        """Return rows of equal length and the merged cells; raises DocumentTooLarge."""
        self.end_group()
        if len(self._rows) * self._width > MAX_GRID_CELLS:
            raise DocumentTooLarge(
                message("表格超过 {limit} 个单元格；请拆分后再试", limit=MAX_GRID_CELLS)
            )
        rows = [[row.get(column, "") for column in range(self._width)] for row in self._rows]
        merges = [Merge(*span) for span in self._merges if span[:2] != span[2:]]
        return rows, merges
