"""A drawing → ruled grids and the lines of text between them, in reading order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from jixiao.documents.document import Line
from jixiao.grids.lettering import Piece, pieces_of
from jixiao.grids.packed_boxes import lowest
from jixiao.grids.paragraphs import paragraphs_of
from jixiao.grids.sorting import sorted_text
from jixiao.grids.unruled import Region, region_of
from jixiao.grids.words import in_columns, lines_of_words, words_of
from jixiao.model.source import SourceSpan

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jixiao.documents.drawing import Drawing
    from jixiao.grids.grid import Grid
    from jixiao.grids.paragraphs import Paragraph

HEADINGS: Final = (1.7, 1.4, 1.15)
"""How much larger than the page's usual size headings of the first, second, third level are."""

LONGEST_HEADING: Final = 40


@dataclass(frozen=True, slots=True)
class Layout:
    """A page taken apart: its grids with the y they begin at, and the text outside them.

    `regions` are what stands in columns without rulings and is no grid yet, `usual` is the size
    in points that most of the page is written in.
    """

    width: float
    height: float
    grids: Sequence[tuple[float, Grid]]
    pieces: Sequence[Piece]
    regions: Sequence[Region] = ()
    usual: float = 0.0

    @property
    def ends(self) -> list[tuple[float, float]]:
        """Where the grids begin and end, as y."""
        return [(top, lowest(grid.boxes, top)) for top, grid in self.grids] + [
            (one.top, one.bottom) for one in self.regions
        ]


def layout_of(drawing: Drawing, page: int, document: str) -> Layout:
    """Return the page's ruled grids, from the top down, and the text between them."""
    found = sorted_text(drawing)
    grids = [
        (one.top, one.grid(SourceSpan(document=document, page=page, table=number)))
        for number, one in enumerate(found.tables, 1)
    ]
    lines = lines_of_words(words_of(found.outside))
    tables = list(in_columns(lines, [top for top, _ in grids]))
    above = [] if grids or not tables else lines[: lines.index(tables[0][0])]
    regions = [
        region_of(
            table,
            drawing,
            SourceSpan(document=document, page=page, table=number),
            above if table is tables[0] else [],
        )
        for number, table in enumerate(tables, len(grids) + 1)
    ]
    outside = found.outside
    if tables:
        standing = {word.drawn for table in tables for line in table for word in line}
        outside = [w.piece for line in lines for w in line if w.drawn not in standing]
    return Layout(drawing.width, drawing.height, grids, pieces_of(outside), regions, found.usual)


def _level(paragraph: Paragraph, usual: float) -> int:
    """Return the level of a heading, told by how much larger it is written; 0 for all else."""
    if len(paragraph.text) > LONGEST_HEADING:
        return 0
    larger = (level for level, times in enumerate(HEADINGS, 1) if paragraph.size >= times * usual)
    return next(larger, 0)


def blocks_of(layout: Layout, right: float) -> list[Line | Grid]:
    """Return grids and paragraphs from the top down; lines of text end at x = `right`."""
    tops = [top for top, _ in layout.grids]
    paragraphs = paragraphs_of(layout.pieces, right=right, tables=tops)
    lines = [
        (one.top, Line(one.text, number, _level(one, layout.usual)))
        for number, one in enumerate(paragraphs, 1)
    ]
    placed: list[tuple[float, Line | Grid]] = [*layout.grids, *lines]
    return [block for _, block in sorted(placed, key=lambda one: one[0])]
