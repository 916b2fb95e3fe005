"""A copy of a PDF with a frame around every value that was read, for looking."""

from __future__ import annotations

from ctypes import byref, c_ushort
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Final

import pypdfium2  # type: ignore[import-untyped] # ships no types
import pypdfium2.raw as pdfium  # type: ignore[import-untyped] # ships no types

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    Box = tuple[float, float, float, float]
    Colour = tuple[int, int, int]

COLOURS: Final = {
    "head": (31, 119, 180),
    "level": (44, 160, 44),
    "name": (255, 127, 14),
    "target": (214, 39, 40),
    "other": (127, 127, 127),
}
INSET: Final = 1.0
OPAQUE: Final = 255


@dataclass(frozen=True, slots=True)
class Framed:
    """A value to frame: page from 1, box in points from the top left as shown, its words.

    `kind` is one of head, level, name, target, other.
    """

    page: int
    box: Box
    kind: str
    words: str


def overlay_pdf(content: bytes, framed: Iterable[Framed]) -> bytes:
    """Return the PDF with a coloured frame and a note at each value; the page itself is kept."""
    opened = pypdfium2.PdfDocument(content)
    pages: dict[int, pypdfium2.PdfPage] = {}
    for one in framed:
        if one.page not in pages:
            pages[one.page] = opened[one.page - 1]
        _frame(pages[one.page], one)
    buffer = BytesIO()
    opened.save(buffer)
    for page in pages.values():
        page.close()
    opened.close()
    return buffer.getvalue()


def _frame(page: pypdfium2.PdfPage, one: Framed) -> None:
    left, bottom, right, top = _on_page(page, one.box)
    note = pdfium.FPDFPage_CreateAnnot(page.raw, pdfium.FPDF_ANNOT_SQUARE)
    rect = pdfium.FS_RECTF(left + INSET, top - INSET, right - INSET, bottom + INSET)
    pdfium.FPDFAnnot_SetRect(note, byref(rect))
    pdfium.FPDFAnnot_SetColor(note, pdfium.FPDFANNOT_COLORTYPE_Color, *COLOURS[one.kind], OPAQUE)
    pdfium.FPDFAnnot_SetBorder(note, 0.0, 0.0, 1.0)
    pdfium.FPDFAnnot_SetFlags(note, pdfium.FPDF_ANNOT_FLAG_PRINT)
    pdfium.FPDFAnnot_SetStringValue(note, b"Contents", _wide(one.words))
    pdfium.FPDFPage_CloseAnnot(note)


def _wide(text: str) -> object:
    """Return the text as pdfium takes it: UTF-16 in little endian, closed by a zero."""
    units = (text + "\0").encode("utf-16-le")
    return (c_ushort * (len(units) // 2)).from_buffer_copy(units)


def _on_page(page: pypdfium2.PdfPage, box: Box) -> Box:
    """Return the box in the page's own space: left, bottom, right, top before rotation."""
    shown = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page.raw, byref(shown))
    left, bottom, right, top = map(float, (shown.left, shown.bottom, shown.right, shown.top))
    turned: Callable[[float, float], tuple[float, float]] = {
        0: lambda x, y: (left + x, top - y),
        90: lambda x, y: (left + y, bottom + x),
        180: lambda x, y: (right - x, bottom + y),
        270: lambda x, y: (right - y, top - x),
    }[page.get_rotation()]
    (xa, ya), (xb, yb) = turned(box[0], box[1]), turned(box[2], box[3])
    return min(xa, xb), min(ya, yb), max(xa, xb), max(ya, yb)
