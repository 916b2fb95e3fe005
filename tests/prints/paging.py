"""A table laid out on paper: wrapped lines, rows cut by the page, merged cells that run on."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from jixiao.publishing.sheet import Cell, Table

PADDING = 3.0
LEADING = 1.25


@dataclass(frozen=True)
class Habits:
    """How a producer breaks pages: heights in points, where merged cells keep their text."""

    height: float = 842
    width: float = 595
    margin: float = 50
    size: float = 9
    cuts_rows: bool = True
    repeats_header: bool = True
    merged: str = "flow"  # flow, first, middle or last part
    middle: bool = True  # text in the middle of a whole cell's height
    sections_on: bool = False  # whether sections follow one another on a page


@dataclass(frozen=True)
class Shown:
    """A cell's part on a page, y from the top; `above` and `below` tell that it goes on there."""

    cell: Cell
    x0: float
    y0: float
    x1: float
    y1: float
    lines: tuple[str, ...]
    above: bool
    below: bool


@dataclass
class Band:
    """A row, or a part of one, on a page."""

    row: int
    y0: float
    y1: float
    lines: tuple[int, int]  # from, to
    is_first: bool = True
    is_last: bool = True


@dataclass
class Leaf:
    """What of one table stands on one page."""

    page: int
    bands: list[Band] = field(default_factory=list)
    header: list[Band] = field(default_factory=list)
    shown: list[Shown] = field(default_factory=list)

    @property
    def bottom(self) -> float:
        return max(band.y1 for band in (*self.bands, *self.header))


@dataclass
class Cursor:
    """Where the next thing is printed."""

    page: int
    y: float


class Laid:
    """One table laid out from a cursor on, which it moves."""

    def __init__(
        self, table: Table, habits: Habits, cursor: Cursor, wide: Callable[[str], float]
    ) -> None:
        self.table, self.habits = table, habits
        self._at = cursor
        self._wide = wide
        room = habits.width - 2 * habits.margin
        scale = room / sum(table.widths)
        self.xs = [habits.margin, *(habits.margin + x * scale for x in accumulate(table.widths))]
        self.lead = LEADING * habits.size
        self.lines = {cell: tuple(self._wrapped(cell)) for cell in table.cells}
        self.heights = self._heights()
        self.leaves: list[Leaf] = []
        self.cut: set[int] = set()
        self._break()
        for leaf in self.leaves:
            leaf.shown = [*self._shown(leaf)]

    def _wrapped(self, cell: Cell) -> Iterator[str]:
        room = self.xs[cell.column - 1 + cell.columns] - self.xs[cell.column - 1] - 2 * PADDING
        for paragraph in cell.text.split("\n"):
            yield from wrapped(paragraph, room, self._wide)

    def _needed(self, lines: int) -> float:
        return lines * self.lead + 2 * PADDING

    def _heights(self) -> list[float]:
        heights = [self._needed(1)] * self.table.rows
        for cell in sorted(self.table.cells, key=lambda one: one.rows):
            first, last = cell.row - 1, cell.row - 1 + cell.rows
            lacking = self._needed(len(self.lines[cell])) - sum(heights[first:last])
            if lacking > 0:
                heights[last - 1] += lacking
        return heights

    def _break(self) -> None:
        end = self.habits.height - self.habits.margin
        self.leaves.append(Leaf(self._at.page))
        for row, whole in enumerate(self.heights, 1):
            high, done = whole, 0
            while self._at.y + high > end:
                fits = int((end - self._at.y - 2 * PADDING) / self.lead)
                total = int((high - 2 * PADDING) / self.lead + 0.5)
                if self.habits.cuts_rows and 0 < fits < total:
                    self._put(row, self._needed(fits), (done, done + fits), last=False)
                    self.cut.add(row)
                    done += fits
                    high = self._needed(total - fits)
                elif not self.leaves[-1].bands:
                    break  # taller than a page: let it run over
                self._turn(row)
            self._put(row, high, (done, 10_000), last=True)

    def _put(self, row: int, high: float, lines: tuple[int, int], *, last: bool) -> None:
        y = self._at.y
        band = Band(row, y, y + high, lines, is_first=lines[0] == 0, is_last=last)
        self.leaves[-1].bands.append(band)
        self._at.y += high

    def _turn(self, row: int) -> None:
        """Begin a page, with the header when it is repeated."""
        self._at.page += 1
        self._at.y = self.habits.margin
        if not self.leaves[-1].bands:
            self.leaves.pop()
        leaf = Leaf(self._at.page)
        table = self.table
        if self.habits.repeats_header and table.repeat_to and row > table.repeat_to:
            for one in range(table.repeat_from, table.repeat_to + 1):
                high = self.heights[one - 1]
                leaf.header.append(Band(one, self._at.y, self._at.y + high, (0, 10_000)))
                self._at.y += high
        self.leaves.append(leaf)

    def _shown(self, leaf: Leaf) -> Iterator[Shown]:
        for bands in (leaf.header, leaf.bands):
            rows = {band.row: band for band in bands}
            for cell in self.table.cells:
                held = [rows[n] for n in range(cell.row, cell.row + cell.rows) if n in rows]
                if held:
                    yield self._part(cell, held, leaf, is_header=bands is leaf.header)

    def _part(self, cell: Cell, held: list[Band], leaf: Leaf, *, is_header: bool) -> Shown:
        first, last = held[0], held[-1]
        above = not (first.row == cell.row and first.is_first)
        below = not (last.row == cell.row + cell.rows - 1 and last.is_last)
        if is_header:
            lines = self.lines[cell]
        elif cell.rows == 1:
            lines = self.lines[cell][slice(*first.lines)]
        else:
            lines = self._merged_lines(cell, leaf)
        return Shown(
            cell, self.xs[cell.column - 1], first.y0,
            self.xs[cell.column - 1 + cell.columns], last.y1, lines, above, below,
        )  # fmt: skip

    def _merged_lines(self, cell: Cell, leaf: Leaf) -> tuple[str, ...]:
        """Return the lines of a cell over several rows that stand in its part on a page."""
        rooms = [
            (one, sum(b.y1 - b.y0 for b in one.bands if cell.row <= b.row < cell.row + cell.rows))
            for one in self.leaves
        ]
        rooms = [(one, room) for one, room in rooms if room > 0]
        fits = [(one, max(0, int((room - 2 * PADDING) / self.lead + 0.01))) for one, room in rooms]
        lines = self.lines[cell]
        whole = [one for one, count in fits if count >= len(lines)]
        if whole and self.habits.merged != "flow":
            biggest = max(fits, key=lambda pair: pair[1])[0]
            chosen = {"first": whole[0], "last": whole[-1], "middle": biggest}[self.habits.merged]
            return lines if chosen is leaf else ()
        begun = 0
        for one, count in fits[:-1]:
            if one is leaf:
                return lines[begun : begun + count]
            begun += count
        return lines[begun:] if fits[-1][0] is leaf else ()


def wrapped(text: str, room: float, wide: Callable[[str], float]) -> Iterator[str]:
    """Yield lines that are not wider than the room; words of Latin letters are kept whole."""
    line = ""
    for word in _words(text):
        if wide(line + word) <= room:
            line += word
            continue
        if line and wide(word) <= room:
            yield line
            line = word.lstrip()
            continue
        for char in word:
            if line and wide(line + char) > room:
                yield line
                line = ""
            line += char
    yield line


def _words(text: str) -> Iterator[str]:
    word = ""
    for char in text:
        if char.isascii() and char.isalnum():
            word += char
            continue
        if word:
            yield word
        word = ""
        yield char
    if word:
        yield word
