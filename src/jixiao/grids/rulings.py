"""Lines of a drawing → lattices: welded rulings that cross, and which cell borders they draw."""

from __future__ import annotations

import itertools
from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from jixiao.documents.drawing import Stroke

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

NEAR: Final = 2.0
"""Points between strokes that draw one ruling (double lines, borders drawn twice)."""

GAP: Final = 4.0
"""Points a ruling may be broken and still be one."""

REACH: Final = 3.0
"""Points by which a ruling may miss the one it ends at."""

COVERED: Final = 0.6
"""The share of a cell's side that a ruling must cover to be its border."""


@dataclass(frozen=True, slots=True)
class Lattice:
    """Rulings that cross: columns between `xs`, rows between `ys` (points, ascending).

    `right[r][c]` tells whether the elementary cell at row r, column c is closed to the right,
    `below[r][c]` whether it is closed below.
    """

    xs: Sequence[float]
    ys: Sequence[float]
    right: Sequence[Sequence[bool]]
    below: Sequence[Sequence[bool]]


def lattices(horizontal: Iterable[Stroke], vertical: Iterable[Stroke]) -> list[Lattice]:
    """Return the lattices of a page from the top down; lines that cross nothing make none."""
    across, down = welded(horizontal), welded(vertical)
    found = [
        _lattice([across[i] for i in rows], [down[i] for i in columns])
        for rows, columns in _crossing(across, down)
        if len(rows) > 1 and len(columns) > 1
    ]
    return sorted(found, key=lambda one: (one.ys[0], one.xs[0]))


def welded(strokes: Iterable[Stroke]) -> list[Stroke]:
    """Return strokes with those that lie on one line and touch made one, by position."""
    groups: list[list[Stroke]] = []
    for stroke in sorted(strokes):
        if groups and stroke.position - groups[-1][-1].position <= NEAR:
            groups[-1].append(stroke)
        else:
            groups.append([stroke])
    return [one for group in groups for one in _joined(group)]


def _joined(group: Sequence[Stroke]) -> list[Stroke]:
    """Return the group's strokes along one position, pieces that touch joined."""
    longest = max(group, key=lambda one: one.end - one.start)
    pieces: list[list[float]] = []
    for stroke in sorted(group, key=lambda one: one.start):
        if pieces and stroke.start <= pieces[-1][1] + GAP:
            pieces[-1][1] = max(pieces[-1][1], stroke.end)
        else:
            pieces.append([stroke.start, stroke.end])
    return [Stroke(longest.position, start, end) for start, end in pieces]


def _crossing(
    across: Sequence[Stroke], down: Sequence[Stroke]
) -> list[tuple[list[int], list[int]]]:
    """Return the groups of rulings that hang together by crossing, as indexes."""
    owner = list(range(len(across) + len(down)))

    def root(one: int) -> int:
        while owner[one] != one:
            owner[one] = owner[owner[one]]
            one = owner[one]
        return one

    levels = [stroke.position for stroke in across]
    for number, line in enumerate(down):
        first = bisect_left(levels, line.start - REACH)
        last = bisect_right(levels, line.end + REACH)
        for level in range(first, last):
            stroke = across[level]
            if stroke.start - REACH <= line.position <= stroke.end + REACH:
                owner[root(level)] = root(len(across) + number)
    groups: defaultdict[int, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for one in range(len(owner)):
        rows, columns = groups[root(one)]
        (rows if one < len(across) else columns).append(
            one if one < len(across) else one - len(across)
        )
    return list(groups.values())


def _lattice(across: Sequence[Stroke], down: Sequence[Stroke]) -> Lattice:
    ys, xs = _positions(across, down), _positions(down, across)
    return Lattice(
        xs=xs,
        ys=ys,
        right=_closed(down, xs[1:], ys),
        below=_transposed(_closed(across, ys[1:], xs)),
    )


def _positions(strokes: Iterable[Stroke], others: Iterable[Stroke]) -> list[float]:
    """Return where cells end: the strokes' positions and the open ends of those that cross them.

    A table cut by a page is printed open: its verticals run on to where nothing is drawn.
    """
    found = sorted({stroke.position for stroke in strokes})
    starts = [stroke.start for stroke in others]
    ends = [stroke.end for stroke in others]
    if starts and min(starts) < found[0] - GAP:
        found.insert(0, min(starts))
    if ends and max(ends) > found[-1] + GAP:
        found.append(max(ends))
    kept: list[float] = []
    for position in found:
        if not kept or position - kept[-1] > NEAR:
            kept.append(position)
    return kept


def _closed(
    strokes: Sequence[Stroke], positions: Sequence[float], others: Sequence[float]
) -> list[list[bool]]:
    """Return, for each interval of `others`, whether a stroke closes it at each position."""
    by_position: defaultdict[int, list[Stroke]] = defaultdict(list)
    for stroke in strokes:
        at = min(
            range(len(positions)), key=lambda i: abs(positions[i] - stroke.position), default=-1
        )
        if at >= 0 and abs(positions[at] - stroke.position) <= NEAR:
            by_position[at].append(stroke)
    return [
        [_covers(by_position[at], start, end) for at in range(len(positions))]
        for start, end in itertools.pairwise(others)
    ]


def _covers(strokes: Sequence[Stroke], start: float, end: float) -> bool:
    drawn = sum(max(0.0, min(one.end, end) - max(one.start, start)) for one in strokes)
    return drawn >= COVERED * (end - start)


def _transposed(rows: Sequence[Sequence[bool]]) -> list[list[bool]]:
    return [list(column) for column in zip(*rows, strict=True)]
