"""Columns of two parts of one table: which borders they share, and what columns both have."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

SHIFT: Final = 3.0
"""Points by which the column borders of one table may differ between pages."""

ALIKE: Final = 1.0
"""Points within which a border is surely nearer to its own than to any other."""

SURE: Final = 4
"""Borders that a part of a table shares where it lacks one at its side."""

MOST: Final = 400
"""Columns that a table may grow to."""


class Common(NamedTuple):
    """The borders both parts have together, and for each border of either its number there."""

    edges: tuple[float, ...]
    ours: Sequence[int]
    theirs: Sequence[int]


def common_columns(ours: Sequence[float], theirs: Sequence[float]) -> Common | None:
    """Return what columns two parts of one table have together; None when they are not one.

    Both begin and end at the same borders, once one is moved over the other, and at least half
    of the inner borders of the part that has fewer stand in the other too.
    """
    if len(ours) < 2 or len(theirs) < 2:  # noqa: PLR2004 - a column has two borders
        return None
    shift = theirs[0] - ours[0]
    moved = [x - shift for x in theirs]
    if abs(moved[-1] - ours[-1]) > SHIFT:
        return _within(ours, theirs)
    if len(ours) == len(theirs) and all(
        abs(x - y) <= ALIKE for x, y in zip(ours, moved, strict=True)
    ):
        return Common(tuple(ours), range(len(ours)), range(len(ours)))
    edges = _united(ours, moved)
    both = _shared(ours, moved)
    fewer = min(len(ours), len(theirs)) - 2
    if 2 * both < fewer or len(edges) > MOST:
        return None
    return Common(edges, _numbers(ours, edges), _numbers(moved, edges))


def _within(ours: Sequence[float], theirs: Sequence[float]) -> Common | None:
    """Return our columns when all of theirs are some of them, those at one side not drawn.

    Where a table has no frame, a cell that goes on beside all rows of a page shows no border.
    """
    at_one_side = abs(theirs[0] - ours[0]) <= SHIFT or abs(theirs[-1] - ours[-1]) <= SHIFT
    if len(theirs) < SURE or not at_one_side or any(_nearest(x, ours) > SHIFT for x in theirs):
        return None
    return Common(tuple(ours), range(len(ours)), _numbers(theirs, ours))


def _united(ours: Sequence[float], theirs: Sequence[float]) -> tuple[float, ...]:
    added = [x for x in theirs if _nearest(x, ours) > SHIFT]
    return tuple(sorted([*ours, *added]))


def _shared(ours: Sequence[float], theirs: Sequence[float]) -> int:
    """Return how many inner borders both have."""
    return sum(_nearest(x, ours[1:-1]) <= SHIFT for x in theirs[1:-1])


def _nearest(x: float, others: Sequence[float]) -> float:
    return min((abs(x - other) for other in others), default=float("inf"))


def _numbers(edges: Sequence[float], all_edges: Sequence[float]) -> list[int]:
    """Return the number of each border among all, rising."""
    found = [min(range(len(all_edges)), key=lambda n: abs(all_edges[n] - x)) for x in edges]
    return found if all(a < b for a, b in pairwise(found)) else list(range(len(edges)))
