"""A table that grows page by page: repeated header left out, cut rows and cells made whole."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from jixiao.documents.document import Merge
from jixiao.grids.columns import common_columns
from jixiao.grids.grid import Room
from jixiao.grids.lettering import is_full
from jixiao.grids.near_cells import NearCells, plain_texts
from jixiao.grids.page_break import Part, going_on, is_cut
from jixiao.grids.part import Boxes, JoinedBoxes, Span, TablePart, covered_by, single_cells

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from jixiao.grids.grid import Grid
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

_Columns = tuple[int, int]
_Outline = tuple[int, str, str]


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
        self._outlined = 0
        self._closed: list[Span] = []
        self._recent: list[Span] = []
        self._last: dict[_Columns, Span] = {}
        self._covered: Mapping[int, Collection[int]] = {}
        self._sort(part.spans)

    def grid(self) -> Grid:
        """Return the table as it has grown so far."""
        spans = sorted([*self._closed, *self._last.values()])
        merges = [
            Merge(top + 1, left + 1, bottom + 1, right + 1)
            for top, left, bottom, right in spans
            if top < bottom or left < right
        ]
        boxes = JoinedBoxes(self._boxes)
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
        if not following.rows or not self._rows:
            return 0
        begins = following.rows[0]
        if _plain(begins) != _plain(self._rows[0]) and not _is_named(following, 0):
            return 0
        wanted = [_plain(row) for row in following.rows[:MOST_HEADER]]
        first = [_plain(row) for row in self._rows[: len(wanted)]]
        for count in range(len(wanted), 0, -1):
            if all(len(row) < LEAST_HEADER for row in wanted[:count]):
                continue
            if not all(_is_named(following, row) for row in range(count)):
                if first[:count] == wanted[:count]:
                    return count
                continue
            for at in self._placed(begins):
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
        heads = part.cells_of(0)
        parts = self._parts(part, heads)
        alike = len(parts) == len(heads) == len(self._last)
        cut = alike and is_cut(parts)
        chosen = {one.columns for one in parts} if cut else going_on(parts, alike=alike)
        self._join(part, [one for one in heads if (one[1], one[3]) in chosen], cut=cut)

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

    def _parts(self, part: TablePart, heads: Sequence[Span]) -> list[Part]:
        """Return the cells that end with this table and go on, perhaps, in the next part."""
        end = len(self._rows) - 1
        above, below = range(max(0, end - NEAR + 1), end), range(1, len(part.rows))[:NEAR]
        ours = NearCells((self._rows, self._rooms), self._recent, above, self._covered)
        deeper = [one for one in part.spans if 0 < one[0] <= NEAR]
        theirs = NearCells((part.rows, part.rooms), deeper, below, part.covered)
        return [
            self._part(old, one, ours, theirs, part.rows[0][one[1]])
            for one in heads
            if (old := self._last.get((one[1], one[3])))
        ]

    def _part(self, old: Span, one: Span, ours: NearCells, theirs: NearCells, below: str) -> Part:
        _, left, bottom, right = one
        above, below = self._rows[old.top][left].strip(), below.strip()
        both = bool(above and below)  # else nobody asks how full the lines are
        (tops, more), (others, beyond) = ours.tops(left, right), theirs.tops(left, right)
        texts = ours.texts(tops, left) + theirs.texts(others, left)
        tall = len(texts) + more + beyond
        filled = list(filter(None, texts)) if both else []
        roomy = ours.roomy(tops, left) + theirs.roomy(others, left) if both else 0
        room = self._rooms.get((old.top, left), NO_ROOM)
        return Part(
            columns=(left, right),
            rows=(old.bottom - old.top + 1, bottom + 1),
            above=above,
            below=below,
            others=texts,
            names=set(plain_texts(filled)),
            is_full=both and room.down < LINES and is_full(room.across, below),
            full_rate=(len(filled) - roomy + 0.5) / (len(filled) + 1),
            merged=(more + beyond) / (tall + 1),
            elsewhere=self._elsewhere,
        )

    def _join(self, part: TablePart, going: Sequence[Span], *, cut: bool) -> None:
        """Make the cells that go on one with what they go on from, and take up the others."""
        begun = len(self._rows)
        lift = begun - (1 if cut else 0)
        grown: list[Span] = []
        for one in going:
            old = self._last.pop((one.left, one.right))
            self._write_on(old, part, one)
            grown.append(old._replace(bottom=max(one.bottom + lift, old.bottom)))
        grown += self._last.values()
        grown = [one for one in grown if not one.is_single]
        grown += [one.lowered(lift) for one in part.spans if one not in going]
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
        """Part the cells that end in the last row from those that can grow no more.

        `spans` are those of several rows or columns that are new or ended in the last row before.
        """
        end = len(self._rows) - 1
        far = end - NEAR
        self._last = {(one[1], one[3]): one for one in spans if one[2] == end}
        ended = [one for one in spans if one[2] < end]
        self._closed += ended
        self._recent = [one for one in (*self._recent, *ended) if one[2] > far]
        near = [*self._recent, *self._last.values()]
        self._covered = covered_by(near, far + 1)
        for one in single_cells(end, len(self._rows[end]), self._covered):
            self._last[one[1], one[3]] = one
        begun = {(one[0], one[1]) for one in near}
        self._rooms = {
            place: room for place, room in self._rooms.items() if place[0] > far or place in begun
        }

    def _placed(self, row: Sequence[str]) -> Sequence[int]:
        """Return where rows of the same outline stand, those that came since last asked too."""
        for at in range(self._outlined, len(self._rows)):
            self._places[_outline(self._rows[at])].append(at)
        self._outlined = len(self._rows)
        return self._places.get(_outline(row), ())


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
