"""A drawing's text → the cells of its lattices."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Final

from jixiao.documents.document import Merge
from jixiao.grids.compiled import loops
from jixiao.grids.filled_table import FilledTable, SortedText
from jixiao.grids.grid import Room
from jixiao.grids.lettering import cell_text, lines_below, pieces_of, room_after
from jixiao.grids.rulings import lattices
from jixiao.grids.run_parting import parted_at
from jixiao.grids.shaded_cells import rulings_beside

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jixiao.documents.drawing import Drawing, Run
    from jixiao.grids.lattice import Lattice

    Box = tuple[float, float, float, float]

MIDDLE: Final = 0.36
"""Share of the size by which the middle of a character stands above its line."""


def sorted_text(drawing: Drawing) -> SortedText:
    """Return the page's ruled tables with their text; raises MemoryError."""
    compiled = loops()
    found = compiled and compiled.sorted_text(drawing)
    found = found or _Sorting(drawing).sorted_text()
    if drawing.skew:
        tables = [
            one._replace(boxes={place: drawing.on_paper(box) for place, box in one.boxes.items()})
            for one in found.tables
        ]
        return found._replace(tables=tables)
    return found


def _found(drawing: Drawing) -> list[Lattice]:
    """Return the page's lattices, those of coloured cells too."""
    found = lattices(drawing.horizontal, drawing.vertical)
    outlines = [(one.xs[0], one.ys[0], one.xs[-1], one.ys[-1]) for one in found]
    across, down = rulings_beside(outlines, drawing.shades)
    if not across:
        return found
    return lattices([*drawing.horizontal, *across], [*drawing.vertical, *down])


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
    """A drawing's text sorted into the cells of its lattices, without compiled loops."""

    def __init__(self, drawing: Drawing) -> None:
        self._runs = drawing.runs
        self._found = _found(drawing)
        self._outside: list[Run] = []
        self._held: list[list[list[Run]]] = [[[] for _ in one.cells] for one in self._found]
        self._sunk: list[tuple[int, int, int, Run]] = []
        for run in drawing.runs:
            self._sort(run)
        for number, row, column, run in self._sunk:
            self._lower(number, row, column, run)

    def sorted_text(self) -> SortedText:
        """Return what the text was sorted into."""
        tables = [self._table(number) for number in range(len(self._found))]
        return SortedText(tables, self._outside, _usual(self._runs))

    def _lower(self, number: int, row: int, column: int, run: Run) -> None:
        """Move text that stands on the lower border of a filled cell into an empty one below.

        A merged cell cut by a page shows half of a line under the repeated header.
        """
        owner, held = self._found[number].owner, self._held[number]
        above, below = owner[row][column], owner[row + 1][column]
        if above != below and not held[below] and len(held[above]) > 1:
            held[above].remove(run)
            held[below].append(run)

    def _sort(self, run: Run) -> None:
        _, x0, _, x1, _, base, size = run
        x, y = (x0 + x1) / 2, base - MIDDLE * size
        for number, lattice in enumerate(self._found):
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
        self._outside.append(run)

    def _table(self, number: int) -> FilledTable:
        """Return lattice `number`, from 0, with its text."""
        lattice = self._found[number]
        xs, ys = lattice.xs, lattice.ys
        rows = [[""] * (len(xs) - 1) for _ in range(len(ys) - 1)]
        boxes: dict[tuple[int, int], Box] = {}
        merges: list[Merge] = []
        rooms: dict[tuple[int, int], Room] = {}
        for (top, left, bottom, right), runs in zip(lattice.cells, self._held[number], strict=True):
            start, end, low = xs[left], xs[right + 1], ys[bottom + 1]
            boxes[top, left] = start, ys[top], end, low
            if runs:
                pieces, wide = pieces_of(runs), end - start
                rows[top][left] = cell_text(pieces, wide)
                last = pieces[-1]
                rooms[top, left] = Room(room_after(last, wide), lines_below(last, low))
            if top != bottom or left != right:
                merges.append(Merge(top + 1, left + 1, bottom + 1, right + 1))
        return FilledTable(ys[0], tuple(xs), rows, merges, boxes, rooms)


def _usual(runs: Sequence[Run]) -> float:
    """Return the size in points that most of a page is written in."""
    sizes: dict[float, int] = {}
    for text, _, _, _, _, _, size in runs:
        sizes[size] = sizes.get(size, 0) + len(text)
    return max(sizes, key=sizes.__getitem__, default=0.0)
