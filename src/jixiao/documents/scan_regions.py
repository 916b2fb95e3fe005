"""Rulings of a page → the areas they part: cells, and what lies outside of tables."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

import cv2
import numpy as np

from jixiao.documents.scan_closing import close_open

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from jixiao.documents.scan_rulings import Ruling

SPARE: Final = 1.5
"""Points by which rulings are made longer, so that those that just miss one another meet."""

LEAST: Final = 4.0
"""Points: an area narrower or lower than this lies between double lines and holds no text."""

POINTS: Final = 72.0


class Region(NamedTuple):
    """An area of a page: its box in pixels and its own ink (0 or 255), rulings left out."""

    left: int
    top: int
    ink: NDArray[Any]
    is_cell: bool


def regions_of(
    ink: NDArray[Any], level: Sequence[Ruling], plumb: Sequence[Ruling], dpi: float
) -> Iterator[Region]:
    """Yield the areas of a page that have ink; those that a page break leaves open are closed."""
    drawn = drawn_rulings(ink.shape[:2], level, plumb, dpi)
    open_to_edge = _open_to_edge(drawn)
    close_open(drawn, np.where(drawn > 0, 0, ink), level, plumb, dpi)
    count, labels, stats, _ = cv2.connectedComponentsWithStats(255 - drawn, connectivity=4)
    outside = set(np.unique(labels[open_to_edge]).tolist())
    least = LEAST * dpi / POINTS
    for number in range(1, count):
        left, top, wide, high, _ = stats[number].tolist()
        if min(wide, high) < least:
            continue
        area = np.s_[top : top + high, left : left + wide]
        own = np.where(labels[area] == number, ink[area], 0).astype(np.uint8)
        if own.any():
            yield Region(left, top, own, number not in outside)


def drawn_rulings(
    shape: tuple[int, int], level: Sequence[Ruling], plumb: Sequence[Ruling], dpi: float
) -> NDArray[Any]:
    """Return a picture of the rulings alone, a little longer and thicker than they are."""
    drawn = np.zeros(shape, np.uint8)
    spare = SPARE * dpi / POINTS
    for one in level:
        top, bottom = _sides(one)
        drawn[top:bottom, max(0, round(one.start - spare)) : round(one.end + spare)] = 255
    for one in plumb:
        left, right = _sides(one)
        drawn[max(0, round(one.start - spare)) : round(one.end + spare), left:right] = 255
    return drawn


def _sides(one: Ruling) -> tuple[int, int]:
    half = one.thickness / 2 + 1.5
    return max(0, round(one.position - half)), round(one.position + half) + 1


def _open_to_edge(drawn: NDArray[Any]) -> NDArray[Any]:
    """Return where nothing drawn lies between a place and the paper's edge."""
    _, labels = cv2.connectedComponents(255 - drawn, connectivity=4)
    edges = (labels[0], labels[-1], labels[:, 0], labels[:, -1])
    outside = np.unique(np.concatenate(edges))
    return np.isin(labels, outside[outside > 0])
