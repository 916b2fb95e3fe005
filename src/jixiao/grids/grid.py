"""A grid: rows of cell texts with their place in the document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from jixiao.model.source import SourceSpan

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from jixiao.documents.document import Merge

    Box = tuple[float, float, float, float]


class Room(NamedTuple):
    """How many characters of full width have room after a cell's last line, and lines below it."""

    across: float
    down: float


@dataclass(frozen=True, slots=True)
class Grid:
    """n rows × m columns of text, merged cells' text in their top left cell.

    `place` names document, page or sheet and table. `lines[i]` is the line of row i in a text
    file, `row_numbers[i]` its row in the source table; without them rows count from 1. Rows of
    a text file are ragged and have lost their merges: `is_text` tells. `offset` columns of the
    source table stand left of this grid. `origins[r][c]` is the source cell (row, column from
    0) that stands at r, c of a grid whose cells were rearranged; lines and row numbers are the
    source's then. `boxes` are the cells' boxes in points by row and column from 0 (those of the
    source for rearranged grids), `edges` the x of the column borders, `pages[i]` the page of row
    i of a table that runs overleaf, `rooms` what has room after the cells'
    texts.
    """

    rows: Sequence[Sequence[str]]
    place: SourceSpan
    merges: Sequence[Merge] = ()
    lines: Sequence[int] | None = None
    row_numbers: Sequence[int] | None = None
    offset: int = 0
    origins: Sequence[Sequence[tuple[int, int]]] | None = None
    boxes: Mapping[tuple[int, int], Box] | None = None
    edges: Sequence[float] | None = None
    pages: Sequence[int] | None = None
    rooms: Mapping[tuple[int, int], Room] | None = None

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
        source = self.row_numbers[row] - 1 if self.row_numbers else row
        return SourceSpan(
            document=place.document,
            page=self.pages[source] if self.pages else place.page,
            sheet=place.sheet,
            line=self.lines[row] if self.lines else None,
            table=place.table,
            row=source + 1,
            column=column + self.offset + 1,
            box=self.boxes.get((source, column + self.offset)) if self.boxes else None,
            text=text,
        )
