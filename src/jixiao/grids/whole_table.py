"""A table that grows page by page: repeated header left out, cut rows and cells made whole."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from jixiao.documents.document import Merge
from jixiao.grids.columns import common_columns
from jixiao.grids.grid import Room
from jixiao.grids.lettering import FULL, is_full
from jixiao.grids.page_break import Part, going_on, is_cut
from jixiao.grids.part import Boxes, Span, TablePart, span_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from jixiao.grids.grid import Grid
    from jixiao.grids.part import Box, Place
    from jixiao.grids.vocabulary import Vocabulary

LEAST_HEADER: Final = 2
"""Filled cells that a row must have to be taken for a repeated header."""

LEAST_NAMED: Final = 3
MOST_HEADER: Final = 6
NEAR: Final = 24
"""Rows on either side of a page's end that tell what the cells of a column are like."""

LINES: Final = 1.3
"""Lines that a page's end may leave free in a cell that goes on: one did not fit."""

NO_ROOM: Final = Room(0.0, 0.0)
_NO_BOXES: Final = Boxes({}, 0, 0)

_Columns = tuple[int, int]
_Outline = tuple[int, str, str]
_Told = tuple[str, Room, int]


class WholeTable:
    """A grid to which those of the following pages are added, in time that grows with these."""

    def __init__(self, first: Grid, elsewhere: Vocabulary) -> None:
        """Begin with the first page's part; `elsewhere` knows the texts of other tables."""
        self._elsewhere = elsewhere
        self._first = first
        part = TablePart(first)
        self.edges = part.edges
        self._rows = part.rows
        self._rooms = part.rooms
        self._pages = list(_pages(first))
        self._boxes = [part.boxes]
        self._places: defaultdict[_Outline, list[int]] = defaultdict(list)
        self._remember(0)
        self._closed: list[Span] = []
        self._recent: list[Span] = []
        self._last: dict[_Columns, Span] = {}
        self._sort(part.spans)

    def grid(self) -> Grid:
        """Return the table as it has grown so far."""
        spans = sorted([*self._closed, *self._last.values()])
        merges = [
            Merge(one.top + 1, one.left + 1, one.bottom + 1, one.right + 1)
            for one in spans
            if not one.is_single
        ]
        boxes: dict[Place, Box] = {}
        for number, part in enumerate(self._boxes):
            boxes.update(part.placed())
            self._boxes[number] = _NO_BOXES  # else all would be held twice
        self._boxes = [Boxes(boxes, 0, 0)]
        return replace(
            self._first, rows=self._rows, merges=merges, boxes=boxes, pages=self._pages,
            edges=self.edges, rooms=self._rooms,
        )  # fmt: skip

    @property
    def rows(self) -> Sequence[Sequence[str]]:
        """The texts of the table as it has grown so far."""
        return self._rows

    def repeats(self, following: Grid) -> int:
        """Return how many rows the next part begins with that stand above as its header.

        A header stands at the table's beginning or is a row of words, no cell of it empty.
        """
        wanted = [_plain(row) for row in following.rows[:MOST_HEADER]]
        first = [_plain(row) for row in self._rows[: len(wanted)]]
        for count in range(len(wanted), 0, -1):
            if all(len(row) < LEAST_HEADER for row in wanted[:count]):
                continue
            if not all(_is_named(following, row) for row in range(count)):
                if first[:count] == wanted[:count]:
                    return count
                continue
            for at in self._places.get(_outline(following.rows[0]), ()):
                if [_plain(row) for row in self._rows[at : at + count]] == wanted[:count]:
                    return count
        return 0

    def extend(self, following: Grid) -> None:
        """Add the next page's part."""
        header = self.repeats(following)
        part = TablePart(following, header)
        self._share_columns(part)
        if not part.rows:
            return
        parts = self._parts(part)
        heads = [one for one in part.spans if one.top == 0]
        alike = len(parts) == len(heads) == len(self._last)
        cut = alike and is_cut(parts)
        chosen = {one.columns for one in parts} if cut else going_on(parts, alike=alike)
        self._join(part, chosen, cut=cut)

    def _share_columns(self, part: TablePart) -> None:
        """Give this table and the next part the columns that both have together."""
        common = common_columns(self.edges or (), part.edges or ())
        if common is None:
            return
        part.spread(common.theirs, common.edges)
        if len(common.edges) == len(self.edges or ()):
            return
        grid = self.grid()
        own = TablePart(grid)
        own.spread(common.ours, common.edges)
        self.edges, self._rows, self._rooms = own.edges, own.rows, own.rooms
        self._boxes = [own.boxes]
        self._closed, self._recent, self._last = [], [], {}
        self._sort(own.spans)

    def _parts(self, part: TablePart) -> list[Part]:
        """Return the cells that end with this table and go on, perhaps, in the next part."""
        last, heads = self._last, [one for one in part.spans if not one[0]]
        near: dict[_Columns, list[_Told]] = {
            columns: [] for _, left, _, right in heads if (columns := (left, right)) in last
        }
        rows, rooms = self._rows, self._rooms
        for one in self._recent:
            top, left, bottom, right = one
            columns = left, right
            if columns in near and last[columns] != one:
                room = rooms.get((top, left), NO_ROOM)
                near[columns].append((rows[top][left], room, bottom - top + 1))
        rows, rooms = part.rows, part.rooms
        for top, left, bottom, right in part.spans:
            if 0 < top <= NEAR and (left, right) in near:
                room = rooms.get((top, left), NO_ROOM)
                near[left, right].append((rows[top][left], room, bottom - top + 1))
        return [
            self._part(last[columns], one, part, near[columns])
            for one in heads
            if (columns := (one.left, one.right)) in near
        ]

    def _part(self, old: Span, one: Span, part: TablePart, near: Sequence[_Told]) -> Part:
        above, below = self._rows[old.top][old.left], part.rows[0][one.left]
        both = bool(above and below)  # else nobody asks how full the lines are
        texts = [told[0] for told in near]
        filled = [room[0] < FULL for text, room, _ in near if text] if both else []
        tall = sum([told[2] for told in near])
        room = self._rooms.get((old.top, old.left), NO_ROOM)
        return Part(
            columns=(one.left, one.right),
            rows=(old.bottom - old.top + 1, one.bottom + 1),
            above=above,
            below=below,
            others=texts,
            names={"".join(text.split()) for text in texts if text} if both else (),
            is_full=both and room.down < LINES and is_full(room.across, below),
            full_rate=(sum(filled) + 0.5) / (len(filled) + 1),
            merged=(tall - len(near)) / (tall + 1),
            elsewhere=self._elsewhere,
        )

    def _join(self, part: TablePart, chosen: set[_Columns], *, cut: bool) -> None:
        """Make the cells that go on one with what they go on from, and take up the others."""
        begun = len(self._rows)
        lift = begun - (1 if cut else 0)
        grown: list[Span] = []
        for one in part.spans:
            top, left, bottom, right = one
            if top or (left, right) not in chosen:
                grown.append(span_of((top + lift, left, bottom + lift, right)))
                continue
            old = self._last.pop((left, right))
            self._write_on(old, part, one)
            grown.append(old._replace(bottom=max(bottom + lift, old.bottom)))
        grown.extend(self._last.values())
        dropped = 1 if cut else 0
        self._rows.extend(part.rows[dropped:])
        self._pages.extend(part.pages[dropped:])
        self._boxes.append(part.boxes.below(dropped, lift))
        self._rooms.update(
            {
                (row + lift, column): room
                for (row, column), room in part.rooms.items()
                if row >= dropped
            }
        )
        self._remember(begun)
        self._sort(grown)

    def _write_on(self, old: Span, part: TablePart, one: Span) -> None:
        """Add the text of a cell's part overleaf to what stands above."""
        place = old.top, old.left
        above, below = self._rows[old.top][old.left], part.rows[0][one.left]
        part.rows[0][one.left] = ""
        room, after = self._rooms.get(place, NO_ROOM), part.rooms.pop((0, one.left), None)
        if not below or above == below:
            return
        between = "\n" if above and not is_full(room.across, below) else ""
        self._rows[old.top][old.left] = above + between + below
        if after is not None:
            self._rooms[place] = after

    def _sort(self, spans: Sequence[Span]) -> None:
        """Part the cells that end in the last row from those that can grow no more."""
        end = len(self._rows) - 1
        self._last = {(one[1], one[3]): one for one in spans if one[2] == end}
        self._closed += [
            one for one in spans if one[2] < end and (one[0] != one[2] or one[1] != one[3])
        ]
        self._recent = [one for one in (*self._recent, *spans) if one[2] > end - NEAR]
        rooms = self._rooms
        self._rooms = {
            place: rooms[place]
            for one in (*self._recent, *self._last.values())
            if (place := (one[0], one[1])) in rooms
        }

    def _remember(self, begun: int) -> None:
        for at in range(begun, len(self._rows)):
            self._places[_outline(self._rows[at])].append(at)


def _pages(grid: Grid) -> Sequence[int]:
    return grid.pages or [grid.place.page or 1] * len(grid.rows)


def _is_named(grid: Grid, row: int) -> bool:
    """Return whether a row has words in all its cells and no figures."""
    covered = sum(m.right - m.left for m in grid.merges if m.top == m.bottom == row + 1)
    texts = [text for text in grid.rows[row] if text]
    if len(texts) < LEAST_NAMED or len(texts) + covered < len(grid.rows[row]):
        return False
    return not any(map(str.isdigit, "".join(texts)))


def _outline(row: Iterable[str]) -> _Outline:
    """Return how many cells of a row are filled, and the first and last text without blanks."""
    texts = [text for text in row if text and not text.isspace()]
    if not texts:
        return 0, "", ""
    return len(texts), "".join(texts[0].split()), "".join(texts[-1].split())


def _plain(row: Iterable[str]) -> tuple[str, ...]:
    """Return the texts of a row's filled cells without blanks."""
    return tuple([plain for text in row if text and (plain := "".join(text.split()))])
