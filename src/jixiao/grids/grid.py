"""A grid: rows of cell texts with their place in the document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from jixiao.model.source import SourceSpan

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jixiao.documents.document import Merge


@dataclass(frozen=True, slots=True)
class Grid:
    """n rows × m columns of text, merged cells' text in their top left cell.

    `place` names document, page or sheet and table. `lines[i]` is the line of row i in a text
    file, `row_numbers[i]` its row in the source table; without them rows count from 1. Rows of
    a text file are ragged and have lost their merges: `is_text` tells. `offset` columns of the
    source table stand left of this grid. `origins[r][c]` is the source cell (row, column from
    0) that stands at r, c of a grid whose cells were rearranged; lines and row numbers are the
    source's then.
    """

    rows: Sequence[Sequence[str]]
    place: SourceSpan
    merges: Sequence[Merge] = ()
    lines: Sequence[int] | None = None
    row_numbers: Sequence[int] | None = None
    offset: int = 0
    origins: Sequence[Sequence[tuple[int, int]]] | None = None

    @property
    def is_text(self) -> bool:
        """True when the grid was found in lines of text and merges are lost."""
        return self.lines is not None

    def span(self, row: int, column: int, text: str | None = None) -> SourceSpan:
        """Return the place of the cell at `row`, `column` (indexes from 0) with its text."""
        if self.origins:
            cells = self.origins[row]
            row, column = cells[min(column, len(cells) - 1)]
        place = self.place
        return SourceSpan(
            document=place.document,
            page=place.page,
            sheet=place.sheet,
            line=self.lines[row] if self.lines else None,
            table=place.table,
            row=self.row_numbers[row] if self.row_numbers else row + 1,
            column=column + self.offset + 1,
            text=text,
        )
