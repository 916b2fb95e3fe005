"""A drawing → ruled grids and the lines of text between them, in reading order."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from jixiao.documents.document import Line, Merge
from jixiao.grids.compiled import CROSSED, loops
from jixiao.grids.grid import Grid, Room
from jixiao.grids.lettering import Piece, cell_text, pieces_of
from jixiao.grids.paragraphs import paragraphs_of
from jixiao.grids.rulings import lattices
from jixiao.grids.run_parting import parted_at
from jixiao.grids.shaded_cells import rulings_between
from jixiao.grids.unruled import Region, region_of
from jixiao.grids.words import in_columns, lines_of_words, words_of
from jixiao.model.source import SourceSpan

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jixiao.documents.drawing import Drawing, Run
    from jixiao.grids.lattice import Lattice
    from jixiao.grids.paragraphs import Paragraph

    Box = tuple[float, float, float, float]

MIDDLE: Final = 0.36
"""Share of the size by which the middle of a character stands above its line."""

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
        return [
            (top, max((box[3] for box in (grid.boxes or {}).values()), default=top))
            for top, grid in self.grids
        ] + [(one.top, one.bottom) for one in self.regions]


def layout_of(drawing: Drawing, page: int, document: str) -> Layout:
    """Return the page's ruled grids, from the top down, and the text between them."""
    sorting = _Sorting(drawing)
    grids = [
        (one.ys[0], sorting.grid(n, SourceSpan(document=document, page=page, table=n + 1)))
        for n, one in enumerate(sorting.found)
    ]
    lines = lines_of_words(words_of(sorting.outside))
    tables = list(in_columns(lines, [top for top, _ in grids]))
    regions = [
        region_of(table, drawing, SourceSpan(document=document, page=page, table=number))
        for number, table in enumerate(tables, len(grids) + 1)
    ]
    outside = sorting.outside
    if tables:
        standing = {word.drawn for table in tables for line in table for word in line}
        outside = [w.piece for line in lines for w in line if w.drawn not in standing]
    return Layout(
        drawing.width, drawing.height, grids, pieces_of(outside), regions, _usual(drawing)
    )


def _usual(drawing: Drawing) -> float:
    """Return the size in points that most of a page is written in."""
    sizes: dict[float, int] = {}
    for text, _, _, _, _, _, size in drawing.runs:
        sizes[size] = sizes.get(size, 0) + len(text)
    return max(sizes, key=sizes.__getitem__, default=0.0)


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


def _found(drawing: Drawing) -> list[Lattice]:
    """Return the page's lattices, those of coloured cells too."""
    found = lattices(drawing.horizontal, drawing.vertical)
    bare = [one for one in drawing.shades if not any(_holds(lattice, one) for lattice in found)]
    across, down = rulings_between(bare)
    if not across:
        return found
    return lattices([*drawing.horizontal, *across], [*drawing.vertical, *down])


def _holds(lattice: Lattice, area: Box) -> bool:
    x, y = (area[0] + area[2]) / 2, (area[1] + area[3]) / 2
    return lattice.xs[0] <= x <= lattice.xs[-1] and lattice.ys[0] <= y <= lattice.ys[-1]


def _parts(run: Run, lattice: Lattice, row: int) -> list[Run]:
    """Return a run parted where rulings of that row cross it."""
    xs, owner = lattice.xs, lattice.owner[row]
    inside = [
        xs[column]
        for column in range(1, len(xs) - 1)
        if run.x0 + run.size / 4 < xs[column] < run.x1 - run.size / 4
        and owner[column - 1] != owner[column]
    ]
    return parted_at(run, inside) if inside else [run]


class _Sorting:
    """A drawing's text sorted into the cells of its lattices."""

    def __init__(self, drawing: Drawing) -> None:
        self.drawing = drawing
        self.found = _found(drawing)
        self.outside: list[Run] = []
        self._held: list[list[list[Run]]] = [[[] for _ in one.cells] for one in self.found]
        self._sunk: list[tuple[int, int, int, Run]] = []
        self._sort_all(drawing.runs)
        for number, row, column, run in self._sunk:
            self._lower(number, row, column, run)

    def _lower(self, number: int, row: int, column: int, run: Run) -> None:
        """Move text that stands on the lower border of a filled cell into an empty one below.

        A merged cell cut by a page shows half of a line under the repeated header.
        """
        owner, held = self.found[number].owner, self._held[number]
        above, below = owner[row][column], owner[row + 1][column]
        if above != below and not held[below] and len(held[above]) > 1:
            held[above].remove(run)
            held[below].append(run)

    def _sort_all(self, runs: Sequence[Run]) -> None:
        compiled = loops() if self.found else None
        if compiled is None:
            for run in runs:
                self._sort(run)
            return
        held, outside = self._held, self.outside
        for run, (number, cell) in zip(runs, compiled.placed(runs, self.found), strict=True):
            if number >= 0:
                held[number][cell].append(run)
            elif number == CROSSED:
                self._sort(run)
            else:
                outside.append(run)

    def _sort(self, run: Run) -> None:
        _, x0, _, x1, _, base, size = run
        x, y = (x0 + x1) / 2, base - MIDDLE * size
        for number, lattice in enumerate(self.found):
            xs, ys = lattice.xs, lattice.ys
            if xs[0] <= x <= xs[-1] and ys[0] <= y <= ys[-1]:
                row = bisect_right(ys, y, 0, len(ys) - 1) - 1
                column = bisect_right(xs, x, 0, len(xs) - 1) - 1
                if not xs[column] - size / 2 < x0 <= x1 < xs[column + 1] + size / 2:
                    parts = _parts(run, lattice, row)
                    if len(parts) > 1:
                        for part in parts:
                            self._sort(part)
                        return
                self._held[number][lattice.owner[row][column]].append(run)
                if base > ys[row + 1] and row + 2 < len(ys):
                    self._sunk.append((number, row, column, run))
                return
        self.outside.append(run)

    def grid(self, number: int, place: SourceSpan) -> Grid:
        """Return lattice `number`, from 0, with its text."""
        lattice, skew = self.found[number], self.drawing.skew
        xs, ys = lattice.xs, lattice.ys
        rows = [[""] * (len(xs) - 1) for _ in range(len(ys) - 1)]
        boxes: dict[tuple[int, int], Box] = {}
        merges: list[Merge] = []
        rooms: dict[tuple[int, int], Room] = {}
        for (top, left, bottom, right), runs in zip(lattice.cells, self._held[number], strict=True):
            start, end, low = xs[left], xs[right + 1], ys[bottom + 1]
            boxes[top, left] = box = start, ys[top], end, low
            if skew:
                boxes[top, left] = self.drawing.on_paper(box)
            if runs:
                pieces, room = pieces_of(runs), end - start
                rows[top][left] = cell_text(pieces, room)
                rooms[top, left] = Room(pieces[-1], room, low)
            if top != bottom or left != right:
                merges.append(Merge(top + 1, left + 1, bottom + 1, right + 1))
        return Grid(rows, place, merges, boxes=boxes, edges=tuple(xs), rooms=rooms)
