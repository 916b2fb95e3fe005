"""A PDF page's paths → straight lines and coloured areas; curves and glyph outlines left out."""

from __future__ import annotations

import itertools
from ctypes import byref, c_float, c_int, c_uint
from typing import TYPE_CHECKING, Final

import pypdfium2.raw as pdfium  # type: ignore[import-untyped] # ships no types

from jixiao.documents.drawing import Stroke

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from pypdfium2 import PdfPage

    from jixiao.documents.pdf import Frame

THIN: Final = 3.0
"""Points: a filled area narrower than this is a line somebody drew as a rectangle."""

STRAIGHT: Final = 0.8
"""Points a line may be off the level and still be a ruling."""

SHORTEST: Final = 2.0
MAX_DEPTH: Final = 8
MAX_SEGMENTS: Final = 20_000
WHITE: Final = 250

Point = tuple[float, float]
Box = tuple[float, float, float, float]


def lines_of(page: PdfPage, frame: Frame) -> tuple[list[Stroke], list[Stroke], list[Box]]:
    """Return horizontal strokes, vertical strokes and coloured areas in the frame's space."""
    sink = _Sink()
    for index in range(pdfium.FPDFPage_CountObjects(page.raw)):
        sink.take(pdfium.FPDFPage_GetObject(page.raw, index), frame, 0)
    return sink.horizontal, sink.vertical, sink.shades


def joined(inner: Frame, outer: Frame) -> Frame:
    """Return the frame that goes through `inner` first, then through `outer`."""
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return (
        a * p + b * r,
        a * q + b * s,
        c * p + d * r,
        c * q + d * s,
        e * p + f * r + t,
        e * q + f * s + u,
    )


class _Sink:
    """What the paths walked so far have drawn."""

    def __init__(self) -> None:
        self.horizontal: list[Stroke] = []
        self.vertical: list[Stroke] = []
        self.shades: list[Box] = []

    def take(self, thing: Any, frame: Frame, depth: int) -> None:  # noqa: ANN401 - a C pointer
        """Take up a page object: a path, or a form with objects of its own."""
        kind = pdfium.FPDFPageObj_GetType(thing)
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            self._path(thing, joined(_matrix(thing), frame))
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < MAX_DEPTH:
            inner = joined(_matrix(thing), frame)
            for index in range(pdfium.FPDFFormObj_CountObjects(thing)):
                self.take(pdfium.FPDFFormObj_GetObject(thing, index), inner, depth + 1)

    def _path(self, path: Any, frame: Frame) -> None:  # noqa: ANN401 - a C pointer
        filled, stroked = c_int(), c_int()
        pdfium.FPDFPath_GetDrawMode(path, byref(filled), byref(stroked))
        if not filled.value and not stroked.value:
            return
        for points in _polylines(path, frame):
            if stroked.value:
                for start, end in itertools.pairwise(points):
                    self._line(start, end)
            else:
                self._area(points, path)

    def _line(self, start: Point, end: Point) -> None:
        (x0, y0), (x1, y1) = start, end
        if abs(y0 - y1) <= STRAIGHT < abs(x0 - x1):
            self.horizontal.append(Stroke((y0 + y1) / 2, min(x0, x1), max(x0, x1)))
        elif abs(x0 - x1) <= STRAIGHT < abs(y0 - y1):
            self.vertical.append(Stroke((x0 + x1) / 2, min(y0, y1), max(y0, y1)))

    def _area(self, points: list[Point], path: Any) -> None:  # noqa: ANN401 - a C pointer
        xs, ys = [x for x, _ in points], [y for _, y in points]
        x0, x1, y0, y1 = min(xs), max(xs), min(ys), max(ys)
        wide, high = x1 - x0, y1 - y0
        if high <= THIN and wide > max(high, SHORTEST):
            self.horizontal.append(Stroke((y0 + y1) / 2, x0, x1))
        elif wide <= THIN and high > max(wide, SHORTEST):
            self.vertical.append(Stroke((x0 + x1) / 2, y0, y1))
        elif wide > THIN and high > THIN and not _is_white(path):
            self.shades.append((x0, y0, x1, y1))


def _matrix(thing: Any) -> Frame:  # noqa: ANN401 - a C pointer
    held = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(thing, byref(held))
    return held.a, held.b, held.c, held.d, held.e, held.f


def _polylines(path: Any, frame: Frame) -> Iterator[list[Point]]:  # noqa: ANN401 - a C pointer
    """Yield the path's subpaths as points; nothing when it has a curve."""
    count = pdfium.FPDFPath_CountSegments(path)
    if count > MAX_SEGMENTS:
        return
    a, b, c, d, e, f = frame
    x, y = c_float(), c_float()
    found: list[list[Point]] = []
    for index in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(path, index)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_BEZIERTO:
            return
        pdfium.FPDFPathSegment_GetPoint(segment, byref(x), byref(y))
        point = (a * x.value + c * y.value + e, b * x.value + d * y.value + f)
        if kind == pdfium.FPDF_SEGMENT_MOVETO or not found:
            found.append([point])
        else:
            found[-1].append(point)
        if pdfium.FPDFPathSegment_GetClose(segment):
            found[-1].append(found[-1][0])
    yield from (points for points in found if len(points) > 1)


def _is_white(path: Any) -> bool:  # noqa: ANN401 - a C pointer
    red, green, blue, alpha = (c_uint() for _ in range(4))
    pdfium.FPDFPageObj_GetFillColor(path, byref(red), byref(green), byref(blue), byref(alpha))
    return not alpha.value or min(red.value, green.value, blue.value) >= WHITE
