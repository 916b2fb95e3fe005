"""A PDF read: bytes → what each page draws. Runs where a hostile file can do no harm.

Plain pages are read without pdfium, which is opened when a page is not plain.
"""

from __future__ import annotations

from ctypes import byref
from typing import TYPE_CHECKING, Any, Final

import pypdfium2  # type: ignore[import-untyped] # ships no types
import pypdfium2.raw as pdfium  # type: ignore[import-untyped] # ships no types

from jixiao.documents.pdf_fonts import use_own_font
from jixiao.documents.pdf_frames import QUARTER, Box, frame_of
from jixiao.documents.pdf_garbled import is_garbled
from jixiao.documents.pdf_handles import Handle
from jixiao.documents.pdf_measuring import measured_page
from jixiao.documents.pdf_outlines import without_outlines
from jixiao.documents.pdf_pictures import is_pictured
from jixiao.documents.pdf_replies import (
    DAMAGED,
    LOCKED,
    MAX_PAGES,
    NOTHING_READ,
    ONLY_PICTURES,
    TOO_MANY_PAGES,
    NotRead,
    PageRead,
    Raster,
)
from jixiao.documents.plain_pdf import plain_pdf

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_SIDE: Final = 14_400.0
"""Points: the largest paper the format knows, five metres."""

POINTS: Final = 72.0
RENDERED: Final = 200.0
"""Dots per inch at which scans are looked at: letters of 9 points are 25 high."""

LARGEST: Final = 40_000_000
"""Pixels of a page that is looked at, more than A3 has; larger paper is looked at more coarsely."""


class PdfReading:
    """An open PDF."""

    def __init__(self, content: bytes, *, scans: bool) -> None:
        """Open a document; raises NotRead, without `scans` also when it is nothing but scans."""
        self._plain = plain_pdf(content)
        self._whole = content if scans or self._plain else b""
        self._opened: Any = None
        if self._plain is None:
            self._opened = _opened(content)
        self.count: int = len(self._opened) if self._plain is None else self._plain.count
        self._scans = scans
        self._first: PageRead | None = None
        if self.count > MAX_PAGES:
            self.close()
            raise NotRead(TOO_MANY_PAGES, self.count)
        if not scans:
            self._check_text()

    def close(self) -> None:
        """Give the memory back."""
        if self._opened is not None:
            self._opened.close()

    def read(self, first: int, last: int) -> Iterator[PageRead]:
        """Yield what pages `first` to before `last`, from 0, draw."""
        return map(self.page, range(first, last))

    def page(self, index: int) -> PageRead:
        """Return what page `index`, from 0, draws; nothing when the page itself is broken."""
        if index == 0 and self._first is not None:
            first, self._first = self._first, None
            return first
        plain = self._plain and self._plain.page(index)
        if plain and not (self._scans and is_garbled(plain.text)):
            return plain
        if self._opened is None:
            self._opened = _opened(self._whole)
        handle = pdfium.FPDF_LoadPage(self._opened.raw, index)
        if not handle:
            return NOTHING_READ
        try:
            return self._read(Handle(handle), index)
        finally:
            pdfium.FPDF_ClosePage(handle)

    def _read(self, page: Handle, index: int) -> PageRead:
        box, turn = _box(page), QUARTER * pdfium.FPDFPage_GetRotation(page.raw)
        if not all(abs(side) <= MAX_SIDE for side in box):
            return NOTHING_READ
        text = Handle(pdfium.FPDFText_LoadPage(page.raw))
        if not text.raw:
            raise NotRead(DAMAGED)
        measured = measured_page(page, text)
        try:
            quarters = measured.turn()
            turn = turn if quarters is None else QUARTER * quarters
            frame, width, height = frame_of(box, turn)
            drawn = measured.drawn(frame)
            blank = not drawn.text
            is_scan = self._scans and (
                (drawn.pictures > 0 and (blank or is_pictured(page, text, box)))
                or is_garbled(drawn.text)
            )
            return PageRead(
                width,
                height,
                drawn.text,
                drawn.places,
                drawn.horizontal,
                drawn.vertical,
                drawn.shades,
                dict(measured.unreadable),
                is_picture=drawn.pictures > 0 and blank,
                raster=self._looked_at(index, box) if is_scan else None,
            )
        finally:
            measured.close()
            pdfium.FPDFText_ClosePage(text.raw)

    def _looked_at(self, index: int, box: Box) -> Raster | None:
        """Return what a page looks like, its fonts' outlines included; None for a broken one."""
        opened = pypdfium2.PdfDocument(self._whole)
        try:
            return _raster(opened[index], box)
        except pypdfium2.PdfiumError:
            return None
        finally:
            opened.close()

    def _check_text(self) -> None:
        """Raise NotRead when no page has text and some have pictures; the first page is kept."""
        pictures = False
        for index in range(self.count):
            page = self.page(index)
            if index == 0:
                self._first = page
            if page.text:
                return
            pictures = pictures or page.is_picture
        if pictures:
            self.close()
            raise NotRead(ONLY_PICTURES)


def _opened(content: bytes) -> pypdfium2.PdfDocument:
    """Open a document by pdfium; raises NotRead."""
    use_own_font()
    try:
        return pypdfium2.PdfDocument(without_outlines(content))
    except pypdfium2.PdfiumError as fault:
        raise NotRead(LOCKED if "password" in str(fault).lower() else DAMAGED) from fault


def _box(page: Handle) -> Box:
    """Return left, bottom, right, top of what is shown, inherited or the page's own."""
    held = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page.raw, byref(held))
    return held.left, held.bottom, held.right, held.top


def _raster(page: pypdfium2.PdfPage, box: Box) -> Raster:
    """Return what a page looks like, rotation applied."""
    left, bottom, right, top = box
    area = max((right - left) * (top - bottom), 1.0)
    scale = min(RENDERED / POINTS, (LARGEST / area) ** 0.5)
    bitmap: Any = page.render(scale=scale, may_draw_forms=False, rev_byteorder=False)
    try:
        wide, high, stride, channels = bitmap.width, bitmap.height, bitmap.stride, bitmap.n_channels
        held = memoryview(bitmap.buffer).cast("B")
        rows = b"".join(held[row * stride : row * stride + wide * channels] for row in range(high))
        return Raster(wide, high, scale * POINTS, rows)
    finally:
        bitmap.close()
