"""Lines of text on a page without rulings, found by the detection model."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Final

import cv2
import numpy as np

from jixiao.documents.scan_lines import LineBox, Room
from jixiao.documents.scan_model import model_file, session_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

SIDE: Final = 1280
"""Pixels of the longer side in which lines are looked for."""

GRAIN: Final = 32
"""The model takes sides that are multiples of it."""

LIKELY: Final = 0.3
SURE: Final = 0.5
"""Likelihoods of text: of each pixel of a line, and of the line on average."""

OUTWARD: Final = 1.6
"""The model tells lines shrunk; area over outline times this is what was taken off."""

LEAST: Final = 3
FULL: Final = 0.6
"""Share of the usual height above which ink tells how high letters are."""


def found_lines(grey: NDArray[Any], ink: NDArray[Any]) -> list[LineBox]:
    """Return the lines of text of a page, from the top down."""
    tight = [box for found in _boxes(grey) if (box := _tight(ink, *found)) is not None]
    if not tight:
        return []
    usual = float(np.median([bottom - top for _, top, _, bottom in tight]))
    high, wide = grey.shape
    room = Room(0, 0, wide, high)
    return [
        LineBox(*box, float(box[3] - box[1]) if box[3] - box[1] > FULL * usual else usual, room,
                is_cell=False)
        for box in sorted(tight, key=lambda one: (one[1], one[0]))
    ]  # fmt: skip


def _boxes(grey: NDArray[Any]) -> Iterator[tuple[int, int, int, int]]:
    """Yield left, top, right and bottom of what the model takes for a line."""
    high, wide = grey.shape
    scale = min(1.0, SIDE / max(high, wide))
    size = [max(GRAIN, round(side * scale / GRAIN) * GRAIN) for side in (wide, high)]
    shown = cv2.resize(grey, size, interpolation=cv2.INTER_AREA).astype(np.float32) / 127.5 - 1
    detector = _detector()
    (likely,) = detector.run(
        None, {detector.get_inputs()[0].name: np.repeat(shown[None, None], 3, axis=1)}
    )
    likely = likely[0, 0]
    mask = cv2.dilate((likely > LIKELY).astype(np.uint8), np.ones((2, 2), np.uint8))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(mask, connectivity=8)
    across, down = wide / size[0], high / size[1]
    for number in range(1, count):
        left, top, broad, tall, _ = stats[number].tolist()
        area = np.s_[top : top + tall, left : left + broad]
        if min(broad, tall) < LEAST or likely[area][labels[area] == number].mean() < SURE:
            continue
        out = broad * tall * OUTWARD / (2 * (broad + tall))
        yield (
            max(0, round((left - out) * across)),
            max(0, round((top - out) * down)),
            min(wide, round((left + broad + out) * across)),
            min(high, round((top + tall + out) * down)),
        )


def _tight(
    ink: NDArray[Any], left: int, top: int, right: int, bottom: int
) -> tuple[int, int, int, int] | None:
    """Return a box around the ink of a box; None when there is none."""
    area = ink[top:bottom, left:right]
    rows, columns = np.flatnonzero(area.max(axis=1)), np.flatnonzero(area.max(axis=0))
    if not len(rows):
        return None
    return (
        left + int(columns[0]),
        top + int(rows[0]),
        left + int(columns[-1]) + 1,
        top + int(rows[-1]) + 1,
    )


@cache
def _detector() -> Any:  # noqa: ANN401 - the library ships no types
    return session_of(model_file("det"))
