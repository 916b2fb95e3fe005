"""How much of what was printed a reader gives back: cells with text and span, cut rows joined."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, NamedTuple

from jixiao.documents.opening import open_document
from jixiao.grids.finding import laid_out
from jixiao.grids.grid import Grid
from jixiao.publishing.sheet import Table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jixiao.publishing.sheet import Sheet
    from prints.paper import Printed


class Told(NamedTuple):
    """A cell: its column from 1, how many rows and columns it covers, its text without blanks."""

    column: int
    rows: int
    columns: int
    text: str


@dataclass(frozen=True)
class Accuracy:
    """Cells printed, found and right; rows cut and joined; the cells that differ."""

    printed: int
    found: int
    right: int
    cut: int
    joined: int
    different: tuple[tuple[tuple[Told, ...], tuple[Told, ...]], ...]

    @property
    def cells(self) -> float:
        return self.right / max(self.printed, self.found)

    @property
    def rows(self) -> float:
        return self.joined / self.cut if self.cut else 1.0


def accuracy(sheet: Sheet, printed: Printed, *, spans: bool = True) -> Accuracy:
    """Compare the cells of all tables, in reading order; without `spans` only their texts."""
    wanted, places = _printed(sheet)
    found = _found(printed.content)
    if not spans:
        kept = [n for n, one in enumerate(wanted) if one.text]
        wanted = [Told(0, 0, 0, wanted[n].text) for n in kept]
        places = [places[n] for n in kept]
        found = [Told(0, 0, 0, one.text) for one in found if one.text]
    matcher = SequenceMatcher(None, wanted, found, autojunk=False)
    right: set[int] = set()
    different = []
    for tag, a0, a1, b0, b1 in matcher.get_opcodes():
        if tag == "equal":
            right.update(range(a0, a1))
        else:
            different.append((tuple(wanted[a0:a1]), tuple(found[b0:b1])))
    wrong_rows = {places[n] for n in range(len(wanted)) if n not in right}
    joined = sum(row not in wrong_rows for row in printed.cut)
    return Accuracy(len(wanted), len(found), len(right), len(printed.cut), joined, tuple(different))


def _printed(sheet: Sheet) -> tuple[list[Told], list[tuple[int, int]]]:
    """Return the cells of a sheet and the table and row each stands in."""
    tables = [b for section in sheet.sections for b in section.blocks if isinstance(b, Table)]
    pairs = [
        (Told(c.column, c.rows, c.columns, _plain(c.text)), (number, c.row))
        for number, table in enumerate(tables, 1)
        for c in sorted(table.cells, key=lambda one: (one.row, one.column))
    ]
    return [told for told, _ in pairs], [place for _, place in pairs]


def _found(content: bytes) -> list[Told]:
    pages = laid_out(open_document("a.pdf", content))
    grids = (block for _, blocks in pages for block in blocks if isinstance(block, Grid))
    return [told for grid in grids for told in _told(grid)]


def _told(grid: Grid) -> Iterable[Told]:
    """Yield the cells of a grid, row by row."""
    spans = {(m.top, m.left): (m.bottom - m.top + 1, m.right - m.left + 1) for m in grid.merges}
    covered = {
        (row, column)
        for m in grid.merges
        for row in range(m.top, m.bottom + 1)
        for column in range(m.left, m.right + 1)
        if (row, column) != (m.top, m.left)
    }
    for row, texts in enumerate(grid.rows, 1):
        for column, text in enumerate(texts, 1):
            if (row, column) not in covered:
                rows, columns = spans.get((row, column), (1, 1))
                yield Told(column, rows, columns, _plain(text))


def _plain(text: str) -> str:
    return "".join(text.split())
