"""Lines of a drawing → lattices: welded rulings that cross, and the cells they draw."""

from __future__ import annotations

import itertools
from bisect import bisect_left, bisect_right
from collections import defaultdict
from typing import TYPE_CHECKING, Final

from jixiao.documents.drawing import Stroke
from jixiao.grids.lattice import Lattice, lattice_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

NEAR: Final = 2.0
"""Points between strokes that draw one ruling (double lines, borders drawn twice)."""

NARROW: Final = 4.5
"""Points between rulings with room for no letter: the borders of two cells, drawn apart."""

GAP: Final = 4.0
"""Points a ruling may be broken and still be one."""

REACH: Final = 3.0
"""Points by which a ruling may miss the one it ends at."""

COVERED: Final = 0.6
"""The share of a cell's side that a ruling must cover to be its border."""

MOST_CROSSINGS: Final = 2_000_000
"""Rulings across times rulings down: the densest page has a hundredth, hatchings have more."""

MOST_CELLS: Final = 200_000
"""Rows times columns of a lattice on one page."""

MOST_TABLES: Final = 500
"""Lattices of a page: ticked boxes are some."""


def lattices(horizontal: Iterable[Stroke], vertical: Iterable[Stroke]) -> list[Lattice]:
    """Return the lattices of a page from the top down; lines that cross nothing make none."""
    across, down = welded(horizontal), welded(vertical)
    if len(across) * len(down) > MOST_CROSSINGS:
        return []
    found = [
        _lattice([across[i] for i in rows], [down[i] for i in columns])
        for rows, columns in _crossing(across, down)
        if len(rows) * len(columns) <= MOST_CELLS and _is_table(len(rows), len(columns))
    ]
    tables = [one for one in found if len(one.xs) > 1 and len(one.ys) > 1]
    return sorted(tables, key=lambda one: (one.ys[0], one.xs[0]))[:MOST_TABLES]


def _is_table(rows: int, columns: int) -> bool:
    """Return whether so many rulings across and down may be a table's.

    Of one without a frame a page may have a single ruling with several that cross it.
    """
    return (rows > 1 and columns > 1) or (min(rows, columns) == 1 and max(rows, columns) > 2)  # noqa: PLR2004 - as told


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
    if len(group) == 1:
        return [group[0]]
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
    reaches = [(stroke.start - REACH, stroke.end + REACH) for stroke in across]
    for mine, line in enumerate(down, len(across)):
        position, group = line.position, mine
        first = bisect_left(levels, line.start - REACH)
        for level in range(first, bisect_right(levels, line.end + REACH)):
            start, end = reaches[level]
            if start <= position <= end and owner[level] != group:
                other = root(level)
                owner[group] = other  # a root, which becomes part of the other's group
                group = other
    groups: defaultdict[int, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for one in range(len(owner)):
        rows, columns = groups[root(one)]
        (rows if one < len(across) else columns).append(
            one if one < len(across) else one - len(across)
        )
    return list(groups.values())


def _lattice(across: Sequence[Stroke], down: Sequence[Stroke]) -> Lattice:
    ys, xs = _positions(across, down), _positions(down, across)
    return lattice_of(xs, ys, (_closed(down, xs[1:], ys), _closed(across, ys[1:], xs)))


def _positions(strokes: Sequence[Stroke], others: Sequence[Stroke]) -> list[float]:
    """Return where cells end: the strokes' positions and the open ends of those that cross them.

    A table cut by a page is printed open: its verticals run on to where nothing is drawn.
    """
    found = sorted({stroke.position for stroke in strokes})
    first = min(stroke.start for stroke in others)
    last = max(stroke.end for stroke in others)
    opens, ends = first < found[0] - GAP, last > found[-1] + GAP
    kept: list[float] = [first] if opens else []
    for position in [*found, last] if ends else found:
        if not kept or position - kept[-1] > NARROW:
            kept.append(position)
    return kept


def _closed(
    strokes: Sequence[Stroke], positions: Sequence[float], others: Sequence[float]
) -> list[list[bool]]:
    """Return, for each position, which intervals of `others` are closed there by a stroke."""
    drawn: list[list[float]] = [[0.0] * (len(others) - 1) for _ in positions]
    for stroke in strokes:
        at = bisect_left(positions, stroke.position - NARROW)
        if at < len(positions) and abs(positions[at] - stroke.position) <= NARROW:
            _draw(drawn[at], stroke, others)
    sides = [COVERED * (end - start) for start, end in itertools.pairwise(others)]
    return [[length >= side for length, side in zip(one, sides, strict=True)] for one in drawn]


def _draw(drawn: list[float], stroke: Stroke, others: Sequence[float]) -> None:
    """Add to each interval how much of it the stroke covers."""
    first = max(bisect_right(others, stroke.start) - 1, 0)
    last = min(bisect_left(others, stroke.end), len(drawn))
    if last - first > 1:
        for at in range(first + 1, last - 1):
            drawn[at] += others[at + 1] - others[at]
        drawn[first] += others[first + 1] - max(stroke.start, others[first])
        drawn[last - 1] += min(stroke.end, others[last]) - others[last - 1]
    elif last > first:
        drawn[first] += min(stroke.end, others[last]) - max(stroke.start, others[first])
