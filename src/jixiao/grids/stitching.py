"""Tables that run overleaf: the grids of following pages become one, cut rows and cells joined."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from jixiao.documents.document import Merge
from jixiao.grids.grid import Grid

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jixiao.documents.document import Line

SHIFT: Final = 3.0
"""Points by which the column borders of one table may differ between pages."""

LEAST_HEADER: Final = 2
"""Filled cells that a row must have to be taken for a repeated header."""

MOST_HEADER: Final = 6


def stitched(pages: Sequence[list[Line | Grid]]) -> list[list[Line | Grid]]:
    """Return the pages' blocks, a table that goes on overleaf whole on the page it begins on."""
    found: list[list[Line | Grid]] = []
    open_at: tuple[int, Grid] | None = None
    for blocks in pages:
        rest = list(blocks)
        found.append(rest)
        if open_at and rest and isinstance(rest[0], Grid) and _goes_on(open_at[1], rest[0]):
            page, grid = open_at
            whole = joined(grid, rest.pop(0))  # type: ignore[arg-type] # a grid, as just seen
            found[page][-1] = whole
            open_at = (page, whole)
        else:
            open_at = None
        if rest:
            last = rest[-1]
            open_at = (len(found) - 1, last) if isinstance(last, Grid) else None
    return found


def _goes_on(grid: Grid, following: Grid) -> bool:
    """Return whether two grids have the same columns."""
    ours, theirs = grid.edges, following.edges
    if not ours or not theirs or len(ours) != len(theirs):
        return False
    shift = theirs[0] - ours[0]
    return all(abs(b - a - shift) <= SHIFT for a, b in zip(ours, theirs, strict=True))


def joined(grid: Grid, following: Grid) -> Grid:
    """Return one grid of both: repeated header left out, cut cells and a cut row made whole."""
    return _Seam(grid, following).joined()


@dataclass(frozen=True, slots=True)
class _Span:
    """A cell as rows and columns from 0, last ones included."""

    top: int
    left: int
    bottom: int
    right: int


class _Seam:
    """Where two grids meet."""

    def __init__(self, grid: Grid, following: Grid) -> None:
        self.above, self.below = grid, following
        self.header = _repeated(grid, following)
        self.rows = [list(row) for row in grid.rows]
        self.added = [list(row) for row in following.rows[self.header :]]
        self.spans = _spans(grid)
        self.new = [
            _lowered(one, -self.header) for one in _spans(following) if one.top >= self.header
        ]

    def joined(self) -> Grid:
        going_on = self._going_on() if self.added else {}
        cut = self._is_cut(going_on)
        lift = len(self.rows) - (1 if cut else 0)
        spans = list(self.spans)
        for new in self.new:
            old = going_on.get((new.left, new.right)) if new.top == 0 else None
            if old is None and cut and new.top == 0:
                old = self._last((new.left, new.right))
            placed = _lowered(new, lift)
            if old is None:
                spans.append(placed)
                continue
            self._carry(old, new)
            spans.remove(old)
            spans.append(_Span(old.top, old.left, max(placed.bottom, old.bottom), old.right))
        rows = [*self.rows, *(self.added[1:] if cut else self.added)]
        return self._grid(rows, spans, cut=cut)

    def _last(self, columns: tuple[int, int]) -> _Span | None:
        """Return the cell of the last row above that has these columns."""
        end = len(self.rows) - 1
        return next(
            (one for one in self.spans if one.bottom == end and (one.left, one.right) == columns),
            None,
        )

    def _going_on(self) -> dict[tuple[int, int], _Span]:
        """Return the columns whose last cell above goes on below, with that cell.

        Cells that begin and end together go on together: when one of them that has text is
        empty below, the others' text below is the rest of theirs.
        """
        together: defaultdict[tuple[int, int], list[tuple[_Span, str, str]]] = defaultdict(list)
        for new in (one for one in self.new if one.top == 0):
            old = self._last((new.left, new.right))
            if old is not None and (old.top < old.bottom or new.bottom > 0):
                texts = self.rows[old.top][old.left], self.added[0][new.left]
                together[old.top, new.bottom].append((old, *texts))
        return {
            (old.left, old.right): old
            for cells in together.values()
            if any((above and not below) or (below and not above) for _, above, below in cells)
            for old, _, _ in cells
        }

    def _is_cut(self, going_on: dict[tuple[int, int], _Span]) -> bool:
        """Return whether the first row below is the rest of the last row above.

        It is when a column that is filled in every other row is empty there.
        """
        if not self.added or not self.rows:
            return False
        own = [one for one in self.new if one.top == one.bottom == 0]
        places = [one.left for one in own if (one.left, one.right) not in going_on]
        first = self.added[0]
        if not any(first[column] for column in places):
            return bool(places)
        others = self.rows[-8:] + self.added[1:8]
        return any(
            not first[column] and all(row[column] for row in others)
            for column in places
            if self._last(next((o.left, o.right) for o in own if o.left == column))
        )

    def _carry(self, old: _Span, new: _Span) -> None:
        """Put the text that stands below to the cell it belongs to."""
        text = self.added[0][new.left]
        self.rows[old.top][old.left] += text
        self.added[0][new.left] = ""

    def _grid(self, rows: list[list[str]], spans: Sequence[_Span], *, cut: bool) -> Grid:
        dropped = self.header + (1 if cut else 0)
        offset = len(self.rows) - dropped
        own = dict(self.above.boxes or {})
        for (row, column), box in (self.below.boxes or {}).items():
            if row >= dropped:
                own[row + offset, column] = box
        merges = [
            Merge(one.top + 1, one.left + 1, one.bottom + 1, one.right + 1)
            for one in spans
            if (one.top, one.left) != (one.bottom, one.right)
        ]
        pages = [*_pages(self.above), *_pages(self.below)[dropped:]]
        return replace(self.above, rows=rows, merges=merges, boxes=own, pages=pages)


def _pages(grid: Grid) -> Sequence[int]:
    return grid.pages or [grid.place.page or 1] * len(grid.rows)


def _repeated(grid: Grid, following: Grid) -> int:
    """Return how many rows the second grid begins with that stand in the first as its header."""
    rows = [_plain(row) for row in grid.rows]
    for count in range(min(MOST_HEADER, len(following.rows)), 0, -1):
        wanted = [_plain(row) for row in following.rows[:count]]
        if all(sum(map(bool, row)) < LEAST_HEADER for row in wanted):
            continue
        if any(rows[at : at + count] == wanted for at in range(len(rows) - count + 1)):
            return count
    return 0


def _plain(row: Sequence[str]) -> list[str]:
    return ["".join(text.split()) for text in row]


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


def _lowered(span: _Span, by: int) -> _Span:
    return _Span(span.top + by, span.left, span.bottom + by, span.right)
