"""Whether a page of a PDF is a picture of a page: what stands on it has to be recognised."""

from __future__ import annotations

from ctypes import byref, c_float
from typing import TYPE_CHECKING, Any, Final

import pypdfium2.raw as pdfium  # type: ignore[import-untyped] # ships no types

from jixiao.documents.pdf_frames import joined

if TYPE_CHECKING:
    from jixiao.documents.pdf_frames import Box, Frame
    from jixiao.documents.pdf_handles import Handle

COVERS: Final = 0.6
"""Share of a page that its pictures cover when it is a picture of a page."""

FEW: Final = 50
"""Letters that programs print on pictures of pages: a page number, their own name."""

MAX_DEPTH: Final = 8
MAX_OBJECTS: Final = 20_000
UNSEEN: Final = frozenset((3, 7))
"""Ways of writing text that leave no ink."""


def is_pictured(page: Handle, text: Handle, box: Box) -> bool:
    """Return whether a page is a picture: a large one, with no text but unseen or hidden one.

    A text layer that a scanner's program put under or into the picture is what it guessed.
    """
    walk = _Walk(text, box)
    for index in range(pdfium.FPDFPage_CountObjects(page.raw)):
        walk.take(pdfium.FPDFPage_GetObject(page.raw, index), (1, 0, 0, 1, 0, 0), 0)
    return walk.covered >= COVERS and walk.seen < FEW


class _Walk:
    """A walk over what a page draws, in the order it is drawn."""

    def __init__(self, text: Handle, box: Box) -> None:
        self.covered = 0.0
        self.seen = 0
        self._text = text.raw
        self._box = box
        self._left = MAX_OBJECTS

    def take(self, thing: Any, frame: Frame, depth: int) -> None:  # noqa: ANN401 - a C pointer
        """Take up a page object: a picture, text, or a form with objects of its own."""
        self._left -= 1
        kind = pdfium.FPDFPageObj_GetType(thing)
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            self._picture(thing, frame)
        elif kind == pdfium.FPDF_PAGEOBJ_TEXT:
            if pdfium.FPDFTextObj_GetTextRenderMode(thing) not in UNSEEN:
                held = pdfium.FPDFTextObj_GetText(thing, self._text, None, 0)
                self.seen += max(0, held // 2 - 1)
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < MAX_DEPTH:
            inner = joined(_matrix(thing), frame)
            for index in range(pdfium.FPDFFormObj_CountObjects(thing)):
                if self._left <= 0:
                    return
                self.take(pdfium.FPDFFormObj_GetObject(thing, index), inner, depth + 1)

    def _picture(self, thing: Any, frame: Frame) -> None:  # noqa: ANN401 - a C pointer
        """Count what a picture covers; text drawn before a large one lies hidden under it."""
        sides = [c_float() for _ in range(4)]
        pdfium.FPDFPageObj_GetBounds(thing, *map(byref, sides))
        a, b, c, d, e, f = frame
        x0, y0, x1, y1 = (side.value for side in sides)
        corners = [(a * x + c * y + e, b * x + d * y + f) for x in (x0, x1) for y in (y0, y1)]
        left, bottom, right, top = self._box
        wide = min(right, max(x for x, _ in corners)) - max(left, min(x for x, _ in corners))
        high = min(top, max(y for _, y in corners)) - max(bottom, min(y for _, y in corners))
        whole = max((right - left) * (top - bottom), 1.0)
        share = max(0.0, wide) * max(0.0, high) / whole
        self.covered += share
        if share >= COVERS:
            self.seen = 0


def _matrix(thing: Any) -> Frame:  # noqa: ANN401 - a C pointer
    held = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(thing, byref(held))
    return held.a, held.b, held.c, held.d, held.e, held.f
