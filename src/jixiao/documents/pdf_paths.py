"""A page's paths by pdfium → straight lines and coloured areas; curves are left out."""

from __future__ import annotations

from ctypes import byref, c_float, c_int, c_uint
from typing import TYPE_CHECKING, Final

import pypdfium2.raw as pdfium  # type: ignore[import-untyped] # ships no types

from jixiao.documents.pdf_frames import clamped, joined
from jixiao.documents.pdf_strokes import Sink

if TYPE_CHECKING:
    from typing import Any

    from jixiao.documents.pdf_frames import Frame
    from jixiao.documents.pdf_handles import Handle

MAX_DEPTH: Final = 8
MAX_SEGMENTS: Final = 20_000
MAX_OBJECTS: Final = 300_000
"""Objects of one page that are walked, forms inside forms included."""

FULL: Final = 255


def lines_of(page: Handle, frame: Frame) -> Sink:
    """Return the strokes and coloured areas in the frame's space."""
    walk = _Walk()
    for index in range(pdfium.FPDFPage_CountObjects(page.raw)):
        walk.take(pdfium.FPDFPage_GetObject(page.raw, index), frame, 0)
    return walk.sink


class _Walk:
    """A walk over page objects that ends, however often forms name one another."""

    def __init__(self) -> None:
        self.sink = Sink()
        self._left = MAX_OBJECTS

    def take(self, thing: Any, frame: Frame, depth: int) -> None:  # noqa: ANN401 - a C pointer
        """Take up a page object: a path, or a form with objects of its own."""
        self._left -= 1
        kind = pdfium.FPDFPageObj_GetType(thing)
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            self._path(thing, joined(_matrix(thing), frame))
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            self.sink.pictures += 1
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < MAX_DEPTH:
            inner = joined(_matrix(thing), frame)
            for index in range(pdfium.FPDFFormObj_CountObjects(thing)):
                if self._left <= 0:
                    return
                self.take(pdfium.FPDFFormObj_GetObject(thing, index), inner, depth + 1)

    def _path(self, path: Any, frame: Frame) -> None:  # noqa: ANN401 - a C pointer
        filled, stroked = c_int(), c_int()
        pdfium.FPDFPath_GetDrawMode(path, byref(filled), byref(stroked))
        if stroked.value:
            self.sink.strokes(_polylines(path, frame))
        elif filled.value:
            self.sink.areas(_polylines(path, frame), _colour(path))


def _matrix(thing: Any) -> Frame:  # noqa: ANN401 - a C pointer
    held = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(thing, byref(held))
    return held.a, held.b, held.c, held.d, held.e, held.f


def _polylines(
    path: Any,  # noqa: ANN401 - a C pointer
    frame: Frame,
) -> list[list[tuple[float, float]]]:
    """Return the path's subpaths as points; none when it has a curve."""
    count = pdfium.FPDFPath_CountSegments(path)
    if count > MAX_SEGMENTS:
        return []
    a, b, c, d, e, f = frame
    x, y = c_float(), c_float()
    found: list[list[tuple[float, float]]] = []
    for index in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(path, index)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_BEZIERTO:
            return []
        pdfium.FPDFPathSegment_GetPoint(segment, byref(x), byref(y))
        point = (
            clamped(a * x.value + c * y.value + e),
            clamped(b * x.value + d * y.value + f),
        )
        if kind == pdfium.FPDF_SEGMENT_MOVETO or not found:
            found.append([point])
        else:
            found[-1].append(point)
        if pdfium.FPDFPathSegment_GetClose(segment):
            found[-1].append(found[-1][0])
    return found


def _colour(path: Any) -> tuple[float, float, float]:  # noqa: ANN401 - a C pointer
    """Return red, green and blue from 0 to 1; white for what is not to be seen."""
    red, green, blue, alpha = (c_uint() for _ in range(4))
    pdfium.FPDFPageObj_GetFillColor(path, byref(red), byref(green), byref(blue), byref(alpha))
    if not alpha.value:
        return 1.0, 1.0, 1.0
    return red.value / FULL, green.value / FULL, blue.value / FULL
