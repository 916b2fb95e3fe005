"""A picture of a page taken apart: upright, clean, its rulings and its lines of text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import cv2
import numpy as np

from jixiao.documents.drawing import QUARTER, turned_box
from jixiao.documents.scan_finding import found_lines
from jixiao.documents.scan_ink import ink_of, without_dirt, without_stamps
from jixiao.documents.scan_lines import lines_of
from jixiao.documents.scan_regions import regions_of
from jixiao.documents.scan_rulings import rulings_of
from jixiao.documents.scan_turning import askew, upright

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from jixiao.documents.drawing import Box
    from jixiao.documents.scan_lines import LineBox
    from jixiao.documents.scan_rulings import Ruling

POINTS: Final = 72.0
WHITE: Final = 255

OVER: Final = 0.12
SIDES: Final = 0.25
"""Shares of a letter's height of white around a line that the model is shown."""

cv2.setNumThreads(1)  # folders are read by as many processes as there are processors


@dataclass(frozen=True, slots=True)
class Leaf:
    """A page upright, in pixels, and its parts; it lay `turned` by so many degrees clockwise.

    `grey` and `ink` (0 or 255) are without stamps, whose boxes are `stamps`, and dirt.
    """

    turned: float
    grey: NDArray[Any]
    ink: NDArray[Any]
    level: Sequence[Ruling]
    plumb: Sequence[Ruling]
    lines: Sequence[LineBox]
    stamps: Sequence[Box]

    def crop(self, line: LineBox) -> NDArray[Any]:
        """Return a line with white around it, as high as its letters even where ink is lower."""
        middle = (line.top + line.bottom) / 2
        half = max(line.bottom - line.top, line.letter) / 2 + OVER * line.letter
        side = SIDES * line.letter
        left, right = round(line.left - side), round(line.right + side)
        top, bottom = round(middle - half), round(middle + half)
        room = line.room
        inside = np.s_[max(top, room.top) : min(bottom, room.bottom),
                       max(left, room.left) : min(right, room.right)]  # fmt: skip
        crop = self.grey[inside]
        paper = int(np.percentile(crop, 90)) if crop.size else WHITE
        return cv2.copyMakeBorder(
            crop,
            max(0, room.top - top), max(0, bottom - room.bottom),
            max(0, room.left - left), max(0, right - room.right),
            cv2.BORDER_CONSTANT, value=paper,
        )  # fmt: skip


def leaf_of(pixels: NDArray[Any], dpi: float, quarters: int = 0) -> Leaf:
    """Return the page of a picture on which it lies turned clockwise by so many quarters."""
    facing = np.ascontiguousarray(np.rot90(pixels, quarters)) if quarters else pixels
    grey, stamps = without_stamps(facing, dpi)
    degrees = askew(ink_of(grey, dpi))
    grey = upright(grey, degrees)
    grey, ink = without_dirt(grey, ink_of(grey, dpi), dpi)
    level, plumb = rulings_of(ink, dpi)
    if plumb:
        lines = lines_of(list(regions_of(ink, level, plumb, dpi)), dpi / POINTS)
    else:
        lines = found_lines(grey, ink)
    middle = grey.shape[1] / 2, grey.shape[0] / 2
    boxes = [turned_box(box, -degrees, middle) for box in stamps]
    turned_by = degrees + QUARTER * quarters
    return Leaf(turned_by, grey, ink, level, plumb, lines, boxes)
