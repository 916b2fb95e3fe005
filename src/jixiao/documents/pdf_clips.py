"""What of a page's text shows: letters outside the area their object is clipped to do not."""

from __future__ import annotations

from ctypes import addressof, byref, c_float
from typing import TYPE_CHECKING, Final

import pypdfium2.raw as pdfium  # type: ignore[import-untyped] # ships no types

if TYPE_CHECKING:
    from typing import Any

    Box = tuple[float, float, float, float]

EVERYWHERE: Final = (float("-inf"), float("-inf"), float("inf"), float("inf"))


class Clips:
    """The visible areas of a page's text objects, in the page's own space, each found once."""

    def __init__(self, text: Any) -> None:  # noqa: ANN401 - a C pointer
        """Take pdfium's text page."""
        self._text = text
        self._found: dict[int, Box] = {}

    def area_of(self, index: int) -> Box:
        """Return left, bottom, right, top of the area in which character `index` shows."""
        thing = pdfium.FPDFText_GetTextObject(self._text, index)
        if not thing:
            return EVERYWHERE
        key = addressof(thing.contents)
        if key not in self._found:
            self._found[key] = _area(pdfium.FPDFPageObj_GetClipPath(thing))
        return self._found[key]


def _area(clip: Any) -> Box:  # noqa: ANN401 - a C pointer
    """Return the box that all clipping paths leave."""
    left, bottom, right, top = EVERYWHERE
    if not clip:
        return EVERYWHERE
    x, y = c_float(), c_float()
    for path in range(max(0, pdfium.FPDFClipPath_CountPaths(clip))):
        xs, ys = [], []
        for index in range(max(0, pdfium.FPDFClipPath_CountPathSegments(clip, path))):
            segment = pdfium.FPDFClipPath_GetPathSegment(clip, path, index)
            pdfium.FPDFPathSegment_GetPoint(segment, byref(x), byref(y))
            xs.append(x.value)
            ys.append(y.value)
        if xs:
            left, right = max(left, min(xs)), min(right, max(xs))
            bottom, top = max(bottom, min(ys)), min(top, max(ys))
    return left, bottom, right, top
