"""A table that grows page by page: repeated header left out, cut rows and cells made whole."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Final, NamedTuple

from jixiao.documents.document import Merge

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jixiao.grids.grid import Grid

LEAST_HEADER: Final = 2
"""Filled cells that a row must have to be taken for a repeated header."""

MOST_HEADER: Final = 6
COMPARED: Final = 8
"""Rows on either side of a page's end in which a column is filled when it is always filled."""

_Columns = tuple[int, int]


class _Span(NamedTuple):
    """A cell as rows and columns from 0, last ones included."""

    top: int
    left: int
    bottom: int
    right: int

    def lowered(self, by: int) -> _Span:
        return _Span(self.top + by, self.left, self.bottom + by, self.right)


class WholeTable:
    """A grid to which those of the following pages are added, in time that grows with these."""

    def __init__(self, first: Grid) -> None:
        self._first = first
        self.edges = first.edges
        self._rows = [list(row) for row in first.rows]
        self._pages = list(_pages(first))
        self._boxes = dict(first.boxes or {})
        self._places: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
        self._remember(0)
        self._closed: list[_Span] = []
        self._last: dict[_Columns, _Span] = {}
        self._sort(_spans(first))

    def grid(self) -> Grid:
        """Return the table as it has grown so far."""
        spans = sorted([*self._closed, *self._last.values()])
        merges = [
            Merge(one.top + 1, one.left + 1, one.bottom + 1, one.right + 1)
            for one in spans
            if (one.top, one.left) != (one.bottom, one.right)
        ]
        return replace(
            self._first, rows=self._rows, merges=merges, boxes=self._boxes, pages=self._pages
        )

    def extend(self, following: Grid) -> None:
        """Add the next page's part."""
        header = self._repeated(following)
        added = [list(row) for row in following.rows[header:]]
        new = [one.lowered(-header) for one in _spans(following) if one.top >= header]
        if not added:
            return
        going_on = self._going_on(new, added[0])
        cut = self._is_cut(new, added, going_on)
        self._join(new, added, going_on, cut=cut)
        begun = len(self._rows)
        dropped = header + (1 if cut else 0)
        self._rows.extend(added[1:] if cut else added)
        self._pages.extend(_pages(following)[dropped:])
        for (row, column), box in (following.boxes or {}).items():
            if row >= dropped:
                self._boxes[row - dropped + begun, column] = box
        self._remember(begun)

    def _join(
        self,
        new: Sequence[_Span],
        added: list[list[str]],
        going_on: dict[_Columns, _Span],
        *,
        cut: bool,
    ) -> None:
        """Make the cells that go on one with what they go on from, and take up the others."""
        lift = len(self._rows) - (1 if cut else 0)
        grown: list[_Span] = []
        for one in new:
            columns = one.left, one.right
            old = None
            if one.top == 0:
                old = going_on.get(columns) or (self._last.get(columns) if cut else None)
            placed = one.lowered(lift)
            if old is None:
                grown.append(placed)
                continue
            self._rows[old.top][old.left] += added[0][one.left]
            added[0][one.left] = ""
            del self._last[columns]
            bottom = max(placed.bottom, old.bottom)
            grown.append(_Span(old.top, old.left, bottom, old.right))
        grown.extend(self._last.values())
        self._sort(grown)

    def _sort(self, spans: Sequence[_Span]) -> None:
        """Part the cells that end in the last row from those that can grow no more."""
        end = max(one.bottom for one in spans) if spans else -1
        self._last = {(one.left, one.right): one for one in spans if one.bottom == end}
        self._closed.extend(
            one
            for one in spans
            if one.bottom < end and (one.top, one.left) != (one.bottom, one.right)
        )

    def _remember(self, begun: int) -> None:
        for at in range(begun, len(self._rows)):
            self._places[_plain(self._rows[at])].append(at)

    def _repeated(self, following: Grid) -> int:
        """Return how many rows the next part begins with that stand above as its header."""
        wanted = [_plain(row) for row in following.rows[:MOST_HEADER]]
        for count in range(len(wanted), 0, -1):
            if all(sum(map(bool, row)) < LEAST_HEADER for row in wanted[:count]):
                continue
            for at in self._places.get(wanted[0], ()):
                if [_plain(row) for row in self._rows[at : at + count]] == wanted[:count]:
                    return count
        return 0

    def _going_on(self, new: Sequence[_Span], first: Sequence[str]) -> dict[_Columns, _Span]:
        """Return the columns whose last cell above goes on below, with that cell.

        Cells that begin and end together go on together: when one of them that has text is
        empty below, the others' text below is the rest of theirs.
        """
        together: defaultdict[_Columns, list[tuple[_Span, str, str]]] = defaultdict(list)
        for one in new:
            old = self._last.get((one.left, one.right)) if one.top == 0 else None
            if old is not None and (old.top < old.bottom or one.bottom > 0):
                texts = self._rows[old.top][old.left], first[one.left]
                together[old.top, one.bottom].append((old, *texts))
        return {
            (old.left, old.right): old
            for cells in together.values()
            if any((above and not below) or (below and not above) for _, above, below in cells)
            for old, _, _ in cells
        }

    def _is_cut(
        self,
        new: Sequence[_Span],
        added: Sequence[Sequence[str]],
        going_on: dict[_Columns, _Span],
    ) -> bool:
        """Return whether the first row below is the rest of the last row above.

        It is when columns that are filled in every other row are empty there, and most of them
        have their text on one side of the page's end only.
        """
        own = [
            (one.left, one.right)
            for one in new
            if one.top == one.bottom == 0 and (one.left, one.right) not in going_on
        ]
        first = added[0]
        if not any(first[left] for left, _ in own):
            return bool(own)
        others = [*self._rows[-COMPARED:-1], *added[1:COMPARED]]
        always = [
            (bool(self._rows[self._last[columns].top][columns[0]]), bool(first[columns[0]]))
            for columns in own
            if columns in self._last and all(row[columns[0]] for row in others)
        ]
        once = sum(above != below for above, below in always)
        return any(not below for _, below in always) and 2 * once > len(always)


def _pages(grid: Grid) -> Sequence[int]:
    return grid.pages or [grid.place.page or 1] * len(grid.rows)


def _plain(row: Sequence[str]) -> tuple[str, ...]:
    return tuple("".join(text.split()) for text in row)


def _spans(grid: Grid) -> list[_Span]:
    """Return every cell of a grid, merged or single."""
    held = [_Span(m.top - 1, m.left - 1, m.bottom - 1, m.right - 1) for m in grid.merges]
    covered = {
        (row, column)
        for one in held
        for row in range(one.top, one.bottom + 1)
        for column in range(one.left, one.right + 1)
    }
    single = (
        _Span(row, column, row, column)
        for row, texts in enumerate(grid.rows)
        for column in range(len(texts))
        if (row, column) not in covered
    )
    return [*held, *single]
