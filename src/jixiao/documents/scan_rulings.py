"""Ink of an upright page → its rulings: long thin components, level or plumb."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

import cv2
import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

LONG: Final = 24.0
"""Points: no stroke of a letter is so long, so that what is longer is a ruling."""

SHORT: Final = 7.0
"""Points: a ruling between two others may be as short as the lowest row."""

THICK: Final = 3.5
"""Points a ruling is thick at most."""

REACH: Final = 2.5
"""Points by which a short ruling may miss those it ends at."""

SIDES: Final = 1.2
"""Points beside a ruling that are mostly white on one side at least."""

FILLED: Final = 0.25
"""Share of a ruling's length along which letters may touch it on both sides."""

HALF: Final = 2

POINTS: Final = 72.0


class Ruling(NamedTuple):
    """A straight line in pixels: at `position` across, from `start` to `end` along."""

    position: float
    start: float
    end: float
    thickness: float


def rulings_of(ink: NDArray[Any], dpi: float) -> tuple[list[Ruling], list[Ruling]]:
    """Return the level and the plumb rulings of a page's ink (0 or 255)."""
    point = dpi / POINTS
    turned = np.ascontiguousarray(ink.T)
    level = list(_long(ink, LONG * point, point))
    plumb = list(_long(turned, LONG * point, point))
    short = [one for one in _long(turned, SHORT * point, point) if _ends_at(one, level, point)]
    plumb = [*plumb, *(one for one in short if not _covered(one, plumb, point))]
    short = [one for one in _long(ink, SHORT * point, point) if _ends_at(one, plumb, point)]
    return [*level, *(one for one in short if not _covered(one, level, point))], plumb


def _long(ink: NDArray[Any], least: float, point: float) -> Iterator[Ruling]:
    """Yield the level components of at least that length, no thicker than rulings are."""
    grown = cv2.dilate(ink, np.ones((3, 1), np.uint8))
    kernel = np.ones((1, max(3, round(least))), np.uint8)
    kept = cv2.morphologyEx(grown, cv2.MORPH_OPEN, kernel)
    count, labels, stats, middles = cv2.connectedComponentsWithStats(kept, connectivity=8)
    for number in range(1, count):
        left, top, wide, high, area = stats[number].tolist()
        thickness = area / wide - 2
        if high - 2 > THICK * point or thickness > THICK * point:
            continue
        if not _is_in_text(ink, labels, (left, top, wide, high, number), point):
            yield Ruling(float(middles[number][1]), left, left + wide, max(1.0, thickness))


def _is_in_text(
    ink: NDArray[Any], labels: NDArray[Any], ruling: tuple[int, int, int, int, int], point: float
) -> bool:
    """Return whether there is ink all along both sides, as along strokes of bold letters.

    `ruling` is its left, top, width and height and its number in `labels`.
    """
    left, top, wide, high, number = ruling
    near = 2 + round(SIDES * point)
    first = max(0, top - near)
    area = np.s_[first : top + high + near, left : left + wide]
    own = cv2.dilate((labels[area] == number).astype(np.uint8), np.ones((3, 1), np.uint8))
    beside = np.where(own > 0, 0, ink[area])
    middle = top + high // 2 - first
    return all(
        np.count_nonzero(side.max(axis=0)) > FILLED * wide
        for side in (beside[:middle], beside[middle:])
        if side.size
    )


def _ends_at(one: Ruling, others: Sequence[Ruling], point: float) -> bool:
    """Return whether a ruling begins at one of the others and ends at one."""
    reach = REACH * point
    met = [
        other.position
        for other in others
        if other.start - reach <= one.position <= other.end + reach
    ]
    return any(abs(one.start - at) <= reach for at in met) and any(
        abs(one.end - at) <= reach for at in met
    )


def _covered(one: Ruling, others: Sequence[Ruling], point: float) -> bool:
    """Return whether most of a ruling is known already."""
    reach = REACH * point
    return any(
        abs(one.position - other.position) <= reach
        and HALF * (min(one.end, other.end) - max(one.start, other.start)) > one.end - one.start
        for other in others
    )
