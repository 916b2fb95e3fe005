"""A picture of a page in grey or colour → grey without stamps, and its ink."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import cv2
import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

POINTS: Final = 72.0

AROUND: Final = 25.0
"""Points of paper around a place that tell how dark it is there without ink."""

DARKER: Final = 26
"""Levels of grey by which ink is darker than the paper around it."""

SPECK: Final = 1.6
"""Points: spots no wider and no higher are dirt or stops. The rings of small letters are larger."""

LETTER: Final = 40.0
"""Points: ink that is wider or higher is a ruling or a frame, and no stop belongs to it."""

CLOSE: Final = 1.5
BESIDE: Final = 5.5
"""Points between a stop and the letters it belongs to at most, above or below and beside it."""

WHITE: Final = 255

COLOURED: Final = 36
"""Levels between the strongest and the weakest colour of what is no grey."""

LARGE: Final = 40.0
"""Points of width and height that tell a stamp from coloured letters."""

WELD: Final = 4.0
"""Points between the parts of a stamp."""

SPREAD: Final = 1.6
"""Points by which compressing a picture spreads colour."""

Box = tuple[int, int, int, int]
"""Left, top, right and bottom in pixels."""


def without_stamps(picture: NDArray[Any], dpi: float) -> tuple[NDArray[Any], list[Box]]:
    """Return a picture in grey with the ink of stamps taken out, and their boxes in pixels.

    A stamp's own colour is strong on paper and as weak as all others on black letters: that
    channel, made as light as the paper, shows only the letters.
    """
    if picture.ndim == 2:  # noqa: PLR2004 - grey
        return picture, []
    grey = cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY)
    strongest = picture.max(axis=2)
    coloured = ((strongest - picture.min(axis=2)) > COLOURED).astype(np.uint8)
    if not coloured.any():
        return grey, []
    point = dpi / POINTS
    boxes = _large(coloured, point)
    paper = float(np.percentile(grey[::7, ::7], 75))
    for left, top, right, bottom in boxes:
        area = np.s_[top:bottom, left:right]
        inked = coloured[area] > 0
        lift = max(1.0, paper / float(np.median(strongest[area][inked])))
        lifted = np.minimum(strongest[area] * lift, paper)
        spread = cv2.dilate(coloured[area], _square(SPREAD * point))
        grey[area] = np.where(spread > 0, lifted, grey[area])
    return grey, boxes


def _large(coloured: NDArray[Any], point: float) -> list[Box]:
    """Return the boxes of coloured areas that are as large as stamps."""
    welded = cv2.morphologyEx(coloured, cv2.MORPH_CLOSE, _square(WELD * point))
    count, _, stats, _ = cv2.connectedComponentsWithStats(welded, connectivity=8)
    boxes = [stats[number][:4].tolist() for number in range(1, count)]
    out = round(SPREAD * point)
    return [
        (max(0, left - out), max(0, top - out), left + wide + out, top + high + out)
        for left, top, wide, high in boxes
        if min(wide, high) >= LARGE * point
    ]


def _square(side: float) -> NDArray[Any]:
    pixels = max(1, round(side)) | 1
    return np.ones((pixels, pixels), np.uint8)


def ink_of(grey: NDArray[Any], dpi: float) -> NDArray[Any]:
    """Return 255 where ink is and 0 where paper is, however dark the paper."""
    block = int(AROUND * dpi / POINTS) | 1
    return cv2.adaptiveThreshold(
        grey, WHITE, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, block, DARKER
    )


def without_dirt(
    grey: NDArray[Any], ink: NDArray[Any], dpi: float
) -> tuple[NDArray[Any], NDArray[Any]]:
    """Return grey and ink without specks that stand alone; stops stand close to letters."""
    point = dpi / POINTS
    _, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    side = SPECK * point
    small = (stats[:, cv2.CC_STAT_WIDTH] <= side) & (stats[:, cv2.CC_STAT_HEIGHT] <= side)
    small[0] = False
    if not small.any():
        return grey, ink
    largest = LETTER * point
    lettered = ~small & (stats[:, cv2.CC_STAT_WIDTH] <= largest)
    lettered &= stats[:, cv2.CC_STAT_HEIGHT] <= largest
    lettered[0] = False
    across, down = (2 * round(reach * point) + 1 for reach in (BESIDE, CLOSE))
    near = cv2.dilate(lettered.astype(np.uint8)[labels], np.ones((down, across), np.uint8))
    small[np.unique(labels[near > 0])] = False
    dirt = small.astype(np.uint8)[labels]
    around = cv2.dilate(dirt, _square(point))
    paper = cv2.bitwise_and(around, (ink == 0).astype(np.uint8) | dirt)
    level = int(np.percentile(grey[::7, ::7], 75))
    return np.where(paper > 0, level, grey).astype(np.uint8), np.where(dirt > 0, 0, ink).astype(
        np.uint8
    )
