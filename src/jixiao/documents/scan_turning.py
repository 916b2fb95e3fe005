"""How far a page lies askew in its picture, and the picture turned upright."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, Final

import cv2
import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

WIDEST: Final = 5.0
"""Degrees a page may lie askew; feeders of scanners let pages slip by less than two."""

COARSE: Final = 0.5
FINE: Final = 0.02
"""Degrees between the turns that are tried; a page of 2,400 pixels shifts by one at `FINE`."""

SIDE: Final = 1400
"""Pixels of the longer side when turns are tried."""

STRAIGHT: Final = 0.03
"""Degrees below which a page is taken as it stands."""

WHITE: Final = 255


def askew(ink: NDArray[Any]) -> float:
    """Return the degrees by which the lines of a page fall to the right, from its ink (0 or 255).

    Lines of text and rulings make the sums along rows differ most when they lie level.
    """
    small = _shrunk(ink)
    if not small.any():
        return 0.0
    best = _best(small, np.arange(-WIDEST, WIDEST + COARSE, COARSE))
    step = COARSE
    while step > FINE:
        step /= 3
        best = _best(small, best + step * np.arange(-2, 3))
    return 0.0 if abs(best) < STRAIGHT or abs(best) >= WIDEST else float(best)


def _shrunk(ink: NDArray[Any]) -> NDArray[Any]:
    scale = SIDE / max(ink.shape)
    if scale >= 1:
        return ink
    return cv2.resize(ink, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)


def _best(small: NDArray[Any], degrees: NDArray[Any]) -> float:
    """Return the turn that parts full rows best from empty ones."""
    tried: list[float] = degrees.tolist()
    return max(tried, key=lambda one: _contrast(small, one))


def _contrast(small: NDArray[Any], degrees: float) -> float:
    """Return how much sums along rows differ once the page is sheared level."""
    high, wide = small.shape
    slope = math.tan(math.radians(degrees))
    shear = np.array([[1, 0, 0], [-slope, 1, slope * wide / 2]], np.float32)
    rows = cv2.warpAffine(small, shear, (wide, high), flags=cv2.INTER_LINEAR).sum(
        axis=1, dtype=np.float64
    )
    return float(np.square(np.diff(rows)).sum())


def upright(picture: NDArray[Any], degrees: float) -> NDArray[Any]:
    """Return a picture turned back by the degrees it lies askew, about its middle, same size."""
    if not degrees:
        return picture
    high, wide = picture.shape[:2]
    turn = cv2.getRotationMatrix2D((wide / 2, high / 2), degrees, 1.0)
    return cv2.warpAffine(
        picture, turn, (wide, high), flags=cv2.INTER_CUBIC, borderValue=(WHITE, WHITE, WHITE)
    )
