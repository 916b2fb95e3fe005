"""A picture of a page → what it draws: runs of text and rulings, as of a PDF."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

import cv2
import numpy as np

from jixiao.documents.drawing import Drawing, Stroke, turned_box
from jixiao.documents.scan_finding import found_lines
from jixiao.documents.scan_grammar import put_right
from jixiao.documents.scan_ink import ink_of, without_dirt, without_stamps
from jixiao.documents.scan_letters import Reading, reading_of, run_of
from jixiao.documents.scan_lines import lines_of
from jixiao.documents.scan_model import model
from jixiao.documents.scan_regions import regions_of
from jixiao.documents.scan_rulings import rulings_of
from jixiao.documents.scan_shapes import ALIKE, is_equals
from jixiao.documents.scan_turning import askew, upright

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from jixiao.documents.drawing import Box
    from jixiao.documents.scan_lines import LineBox
    from jixiao.documents.scan_picture import Picture
    from jixiao.documents.scan_rulings import Ruling

POINTS: Final = 72.0
OVER: Final = 0.12
SIDES: Final = 0.25
"""Shares of a letter's height of white around a line that the model is shown."""

WHITE: Final = 255

cv2.setNumThreads(1)  # folders are read by as many processes as there are processors

BY_SHAPE: Final = 0.97
"""How likely a sign is that its shape tells."""


def drawing_of(picture: Picture) -> tuple[Drawing, list[Reading]]:
    """Return what the page of a picture draws, upright, and the readings of its runs in order."""
    point = picture.dpi / POINTS
    grey, stamps = without_stamps(picture.pixels, picture.dpi)
    degrees = askew(ink_of(grey, picture.dpi))
    grey = upright(grey, degrees)
    grey, ink = without_dirt(grey, ink_of(grey, picture.dpi), picture.dpi)
    level, plumb = rulings_of(ink, picture.dpi)
    if plumb:
        lines = lines_of(list(regions_of(ink, level, plumb, picture.dpi)), point)
    else:
        lines = found_lines(grey, ink)
    letters = model().read([_crop(grey, line) for line in lines])
    readings = [
        _by_shape(reading_of(read, line), ink) for read, line in zip(letters, lines, strict=True)
    ]
    readings = put_right([one for one in readings if one.letters])
    readings = list(_under_stamps(readings, stamps, degrees, grey.shape))
    wide, high = picture.size
    runs = [run_of(one, point) for one in readings]
    drawing = Drawing(
        wide, high, runs, _strokes(level, point), _strokes(plumb, point), skew=degrees
    )
    return drawing, readings


def _under_stamps(
    readings: Sequence[Reading], stamps: Sequence[Box], degrees: float, shape: tuple[int, ...]
) -> Iterator[Reading]:
    """Yield the readings, those over which a stamp lies marked."""
    middle = shape[1] / 2, shape[0] / 2
    turned = [turned_box(box, -degrees, middle) for box in stamps]
    for one in readings:
        line = one.line
        under = any(
            left < line.right and line.left < right and top < line.bottom and line.top < bottom
            for left, top, right, bottom in turned
        )
        yield replace(one, is_under_stamp=True) if under else one


def _by_shape(one: Reading, ink: NDArray[Any]) -> Reading:
    """Return a reading, a sign that stands alone told by its shape."""
    if len(one.letters) != 1 or one.text not in ALIKE:
        return one
    line = one.line
    if not is_equals(ink[line.top : line.bottom, line.left : line.right]):
        return one
    sign = one.letters[0]._replace(char="=", likelihood=BY_SHAPE)
    return replace(one, letters=(sign,), was=None if one.text == "=" else one.text)


def _strokes(rulings: Sequence[Ruling], point: float) -> list[Stroke]:
    return [Stroke(one.position / point, one.start / point, one.end / point) for one in rulings]


def _crop(grey: NDArray[Any], line: LineBox) -> NDArray[Any]:
    """Return a line with white around it, as high as its letters even where its ink is lower."""
    middle = (line.top + line.bottom) / 2
    half = max(line.bottom - line.top, line.letter) / 2 + OVER * line.letter
    side = SIDES * line.letter
    left, right = round(line.left - side), round(line.right + side)
    top, bottom = round(middle - half), round(middle + half)
    room = line.room
    inside = np.s_[max(top, room.top) : min(bottom, room.bottom),
                   max(left, room.left) : min(right, room.right)]  # fmt: skip
    crop = grey[inside]
    paper = int(np.percentile(crop, 90)) if crop.size else WHITE
    return cv2.copyMakeBorder(
        crop,
        max(0, room.top - top), max(0, bottom - room.bottom),
        max(0, room.left - left), max(0, right - room.right),
        cv2.BORDER_CONSTANT, value=paper,
    )  # fmt: skip
