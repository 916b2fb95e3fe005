"""What of a page's text shows: letters outside the area their object is clipped to do not."""

from __future__ import annotations

from ctypes import addressof, c_float
from typing import TYPE_CHECKING, Final

from jixiao.documents.pdf_frames import Box, shifted
from jixiao.documents.pdfium_calls import clip_of, clips_in, corner_of, corners_in, point_of

if TYPE_CHECKING:
    from jixiao.documents.pdf_frames import Frame

EVERYWHERE: Final = (float("-inf"), float("-inf"), float("inf"), float("inf"))


def shown_area(thing: int, into: Frame | None = None) -> Box:
    """Return left, bottom, right, top of the area in which a text object (address) shows.

    `into` leads from the space the object's clips are told in to the page's, where these differ.
    """
    clip = clip_of(thing) if thing else None
    if not clip:
        return EVERYWHERE
    left, bottom, right, top = EVERYWHERE
    x, y = c_float(), c_float()
    at, beside = addressof(x), addressof(y)
    for path in range(max(0, clips_in(clip))):
        xs, ys = [], []
        for index in range(max(0, corners_in(clip, path))):
            point_of(corner_of(clip, path, index), at, beside)
            across, up = (x.value, y.value) if into is None else shifted(x.value, y.value, into)
            xs.append(across)
            ys.append(up)
        if xs:
            left, right = max(left, min(xs)), min(right, max(xs))
            bottom, top = max(bottom, min(ys)), min(top, max(ys))
    return left, bottom, right, top
