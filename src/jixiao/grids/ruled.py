"""A drawing → ruled grids and the lines of text between them, in reading order."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from jixiao.documents.document import Line, Merge
from jixiao.grids.grid import Grid
from jixiao.grids.lettering import Piece, cell_text, pieces_of
from jixiao.grids.paragraphs import paragraphs_of
from jixiao.grids.rulings import Lattice, lattices
from jixiao.model.source import SourceSpan

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jixiao.documents.drawing import Drawing, Glyph

    Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a lattice: its first and last row and column from 0, all included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Layout:
    """A page taken apart: its ruled grids with the y they begin at, and the text outside them."""

    width: float
    height: float
    grids: Sequence[tuple[float, Grid]]
    pieces: Sequence[Piece]


def layout_of(drawing: Drawing, page: int, document: str) -> Layout:
    """Return the page's ruled grids, from the top down, and the text between them."""
    found = lattices(drawing.horizontal, drawing.vertical)
    inside: defaultdict[int, list[Glyph]] = defaultdict(list)
    outside: list[Glyph] = []
    for glyph in drawing.glyphs:
        at = _holder(found, glyph)
        (outside if at is None else inside[at]).append(glyph)
    grids = [
        (one.ys[0], _grid(one, inside[n], SourceSpan(document=document, page=page, table=n + 1)))
        for n, one in enumerate(found)
    ]
    return Layout(drawing.width, drawing.height, grids, pieces_of(outside))


def blocks_of(layout: Layout, right: float) -> list[Line | Grid]:
    """Return grids and paragraphs from the top down; lines of text end at x = `right`."""
    tops = [top for top, _ in layout.grids]
    paragraphs = paragraphs_of(layout.pieces, right=right, tables=tops)
    lines = [(one.top, Line(one.text, number)) for number, one in enumerate(paragraphs, 1)]
    placed: list[tuple[float, Line | Grid]] = [*layout.grids, *lines]
    return [block for _, block in sorted(placed, key=lambda one: one[0])]


def _holder(found: Sequence[Lattice], glyph: Glyph) -> int | None:
    x, y = (glyph.x0 + glyph.x1) / 2, (glyph.y0 + glyph.y1) / 2
    for number, lattice in enumerate(found):
        if lattice.xs[0] <= x <= lattice.xs[-1] and lattice.ys[0] <= y <= lattice.ys[-1]:
            return number
    return None


def _grid(lattice: Lattice, glyphs: Sequence[Glyph], place: SourceSpan) -> Grid:
    cells = list(cells_of(lattice))
    owner = {
        (row, column): cell
        for cell in cells
        for row in range(cell.top, cell.bottom + 1)
        for column in range(cell.left, cell.right + 1)
    }
    held: defaultdict[Cell, list[Glyph]] = defaultdict(list)
    for glyph in glyphs:
        row = bisect_right(lattice.ys, (glyph.y0 + glyph.y1) / 2) - 1
        column = bisect_right(lattice.xs, (glyph.x0 + glyph.x1) / 2) - 1
        where = min(row, len(lattice.ys) - 2), min(column, len(lattice.xs) - 2)
        held[owner[where]].append(glyph)
    rows = [[""] * (len(lattice.xs) - 1) for _ in range(len(lattice.ys) - 1)]
    boxes: dict[tuple[int, int], Box] = {}
    for cell in cells:
        box = _box(lattice, cell)
        boxes[cell.top, cell.left] = box
        rows[cell.top][cell.left] = cell_text(pieces_of(held[cell]), box[0], box[2])
    merges = [
        Merge(one.top + 1, one.left + 1, one.bottom + 1, one.right + 1)
        for one in cells
        if (one.top, one.left) != (one.bottom, one.right)
    ]
    return Grid(rows, place, merges, boxes=boxes, edges=tuple(lattice.xs))


def _box(lattice: Lattice, cell: Cell) -> Box:
    return (
        lattice.xs[cell.left],
        lattice.ys[cell.top],
        lattice.xs[cell.right + 1],
        lattice.ys[cell.bottom + 1],
    )


def cells_of(lattice: Lattice) -> Iterator[Cell]:
    """Yield the cells, rulings that are not drawn leaving larger ones, row by row."""
    rows, columns = len(lattice.ys) - 1, len(lattice.xs) - 1
    taken: set[tuple[int, int]] = set()
    for top in range(rows):
        for left in range(columns):
            if (top, left) in taken:
                continue
            right = left
            while (
                right + 1 < columns
                and not lattice.right[top][right]
                and (top, right + 1) not in taken
            ):
                right += 1
            bottom = top
            while bottom + 1 < rows and not any(lattice.below[bottom][left : right + 1]):
                bottom += 1
            taken.update((r, c) for r in range(top, bottom + 1) for c in range(left, right + 1))
            yield Cell(top, left, bottom, right)
