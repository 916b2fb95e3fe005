"""Tables without rulings: what stands in columns → a grid, wrapped lines of a cell joined."""

from __future__ import annotations

import itertools
from collections import defaultdict
from dataclasses import dataclass, field
from statistics import median
from typing import TYPE_CHECKING, Final

from jixiao.documents.document import Merge
from jixiao.documents.drawing import Stroke
from jixiao.grids.grid import Grid
from jixiao.grids.gutters import Column, columns_between, span_in
from jixiao.grids.lettering import cell_text, pieces_of
from jixiao.grids.row_bands import Band, bands_of, grouped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jixiao.documents.drawing import Drawing
    from jixiao.grids.lettering import Piece
    from jixiao.grids.words import Lines, Word
    from jixiao.model.source import SourceSpan

NEXT: Final = 1.8
"""Sizes between the lines of a cell at most."""

USUAL: Final = 1.3
"""Sizes between them where the table does not tell."""

FULL: Final = 0.75
"""Share of the column's width that a line has that was wrapped."""

ASIDE: Final = 0.6
"""Sizes by which lines of a cell may begin, end and be centred differently."""

NUMBERED: Final = 3
"""Figures that stand alone in a column, from which on each begins a row."""

DENSE: Final = 0.5
"""Lines drawn between rows for each line of text, from which on they part all rows."""


@dataclass(slots=True)
class Block:
    """The text of a cell: its lines, the columns it stands in and, once told, its rows."""

    words: list[Word]
    columns: tuple[int, int]
    rows: tuple[int, int] = (0, 0)

    @property
    def top(self) -> float:
        """Where its first line begins."""
        return self.words[0].piece.y0

    @property
    def bottom(self) -> float:
        """Where its last line ends."""
        return self.words[-1].piece.y1

    @property
    def pieces(self) -> list[Piece]:
        """Its lines."""
        return [word.piece for word in self.words]


@dataclass(frozen=True, slots=True)
class Region:
    """Lines of a page that stand in columns, what is drawn across between them, and their place.

    `above` are the lines of the page before its first region: the end of a cell, perhaps, that
    the page before has begun.
    """

    lines: Lines
    levels: Sequence[Stroke]
    place: SourceSpan
    above: Lines = field(default_factory=list)

    @property
    def top(self) -> float:
        """Where the first line begins."""
        return min(word.piece.y0 for word in self.lines[0])

    @property
    def bottom(self) -> float:
        """Where the last line ends."""
        return max(word.piece.y1 for word in self.lines[-1])

    def with_above(self) -> Region:
        """Return the region with the lines above as its own."""
        return Region([*self.above, *self.lines], self.levels, self.place)

    def columns(self) -> list[Column]:
        """Return the columns that its own lines tell."""
        return common_columns_of([self])


def region_of(lines: Lines, drawing: Drawing, place: SourceSpan, above: Lines) -> Region:
    """Return the region of some lines, edges of coloured areas drawn across it too."""
    edges = [Stroke(y, x0, x1) for x0, y0, x1, y1 in drawing.shades for y in (y0, y1)]
    region = Region(lines, (), place)
    top, bottom = region.top, region.bottom
    levels = [one for one in (*drawing.horizontal, *edges) if top < one.position < bottom]
    return Region(lines, levels, place, above)


def common_columns_of(regions: Sequence[Region]) -> list[Column]:
    """Return the columns that the lines of several regions have together."""
    return columns_between(
        [[word.piece for word in line] for region in regions for line in region.lines]
    )


def unruled_grid(region: Region, columns: Sequence[Column]) -> Grid:
    """Return the grid of a region's lines in some columns."""
    blocks = _blocks(region.lines, columns, region.levels)
    bands = bands_of(blocks)
    grouped(blocks, bands)
    return _grid(blocks, columns, bands, region.place)


def _blocks(lines: Lines, columns: Sequence[Column], levels: Sequence[Stroke]) -> list[Block]:
    stacks: defaultdict[int, list[Word]] = defaultdict(list)
    for line in lines:
        for word in line:
            stacks[span_in(columns, word.piece)[0]].append(word)
    drawn = {round(one.position) for one in levels}
    joining = _Joining(levels, columns, is_dense=len(drawn) >= DENSE * len(lines))
    joining.learn(stacks)
    return [
        Block(words, (first, max(span_in(columns, word.piece)[1] for word in words)))
        for first, stack in stacks.items()
        for words in joining.parted(stack)
    ]


class _Joining:
    """Tells which words below one another are lines of one cell."""

    def __init__(
        self, levels: Sequence[Stroke], columns: Sequence[Column], *, is_dense: bool
    ) -> None:
        self._levels, self._columns, self._is_dense = levels, columns, is_dense
        self._lead = USUAL

    def learn(self, stacks: dict[int, list[Word]]) -> None:
        """Find how far apart the lines of a cell are."""
        found = [
            (below.piece.base - above.piece.base) / above.piece.size
            for stack in stacks.values()
            for above, below in itertools.pairwise(stack)
            if self._may_be_one(above, below) and self._is_full(above)
        ]
        if found:
            self._lead = median(found)

    def parted(self, stack: Sequence[Word]) -> list[list[Word]]:
        """Return the words of a column, those of one cell together."""
        cells: list[list[Word]] = []
        is_numbered = sum(word.piece.text.isdigit() for word in stack) >= NUMBERED
        for word in stack:
            begins = is_numbered and word.piece.text.isdigit()
            if cells and not begins and self._is_one(cells[-1][-1], word):
                cells[-1].append(word)
            else:
                cells.append([word])
        return cells

    def _is_one(self, above: Word, below: Word) -> bool:
        if above.piece.y1 > below.piece.base:
            return True
        if self._is_dense:
            return not self._is_ruled(above, below)
        if not self._may_be_one(above, below):
            return False
        if self._is_full(above):
            return True
        lead = (below.piece.base - above.piece.base) / above.piece.size
        return lead <= 1.05 * self._lead

    def _may_be_one(self, above: Word, below: Word) -> bool:
        one, other = above.piece, below.piece
        size = one.size
        if not 0 < other.base - one.base <= NEXT * size or abs(other.size - size) > size / 4:
            return False
        if below.drawn not in (above.drawn + 1, above.last + 1) or self._is_ruled(above, below):
            return False
        aside = min(
            abs(one.x0 - other.x0), abs(one.x1 - other.x1),
            abs(one.x0 + one.x1 - other.x0 - other.x1) / 2,
        )  # fmt: skip
        return aside <= ASIDE * size or one.x0 > other.x0 > one.x0 - 2.2 * size

    def _is_full(self, word: Word) -> bool:
        first, last = span_in(self._columns, word.piece)
        wide = self._columns[last].x1 - self._columns[first].x0
        return word.piece.x1 - word.piece.x0 >= FULL * wide

    def _is_ruled(self, above: Word, below: Word) -> bool:
        """Return whether something is drawn between two lines."""
        middle = (below.piece.x0 + below.piece.x1) / 2
        from_, to = above.piece.base - above.piece.size / 2, below.piece.base - below.piece.size / 3
        return any(
            from_ < one.position < to and one.start <= middle <= one.end for one in self._levels
        )


def _grid(
    blocks: Sequence[Block], columns: Sequence[Column], bands: Sequence[Band], place: SourceSpan
) -> Grid:
    rows = [[""] * len(columns) for _ in bands]
    merges: list[Merge] = []
    boxes: dict[tuple[int, int], tuple[float, float, float, float]] = {}
    taken: set[tuple[int, int]] = set()
    for one in sorted(blocks, key=lambda one: (one.rows[0], one.columns[0])):
        (top, bottom), (left, right) = one.rows, one.columns
        while left < right and (top, left) in taken:
            left += 1
        wide = columns[right].x1 - columns[left].x0
        text = cell_text(pieces_of(one.pieces), wide)
        rows[top][left] = f"{rows[top][left]} {text}".strip()
        boxes[top, left] = (
            min(piece.x0 for piece in one.pieces), one.top,
            max(piece.x1 for piece in one.pieces), one.bottom,
        )  # fmt: skip
        cells = {(r, c) for r in range(top, bottom + 1) for c in range(left, right + 1)}
        if len(cells) > 1 and taken.isdisjoint(cells):
            merges.append(Merge(top + 1, left + 1, bottom + 1, right + 1))
        taken |= cells
    return Grid(rows, place, merges, boxes=boxes, edges=_edges(columns))


def _edges(columns: Sequence[Column]) -> tuple[float, ...]:
    inner = [(one.x1 + after.x0) / 2 for one, after in itertools.pairwise(columns)]
    return (columns[0].x0, *inner, columns[-1].x1)
