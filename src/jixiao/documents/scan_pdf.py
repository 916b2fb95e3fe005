"""The pages of a PDF that are pictures of pages, recognised when they are asked for."""

from __future__ import annotations

from ctypes import byref
from typing import TYPE_CHECKING

import pypdfium2  # type: ignore[import-untyped] # ships no types
import pypdfium2.raw as pdfium  # type: ignore[import-untyped] # ships no types

from jixiao.documents.pdf_pictures import is_pictured
from jixiao.documents.scan import can_scan, read_scanned_page

if TYPE_CHECKING:
    from jixiao.documents.document import Page

MAX_SIDE = 14_400.0
"""Points: the largest paper the format knows, five metres."""


class ScannedPages:
    """Recognised pages are kept, for recognising takes seconds."""

    def __init__(self, opened: pypdfium2.PdfDocument, content: bytes) -> None:
        """Take an open PDF with its bytes, which tell whether it has pictures at all."""
        self._opened = opened
        self._can = can_scan()
        self._may = b"/Image" in content and self._can
        self._held: dict[int, Page | None] = {}

    def page(self, index: int, *, has_text: bool = True) -> Page | None:
        """Return page `index`, from 0, as recognised; None when it is no picture of a page.

        A page without text is recognised whatever its pictures cover; None when they say nothing.
        """
        if not (self._may or (self._can and not has_text)):
            return None
        if self._held.get(index) is None and (index not in self._held or not has_text):
            self._held[index] = self._read(index, has_text=has_text)
        return self._held[index]

    def _read(self, index: int, *, has_text: bool) -> Page | None:
        try:
            page = self._opened[index]
        except pypdfium2.PdfiumError:
            return None
        text = page.get_textpage()
        try:
            held = pdfium.FS_RECTF()
            pdfium.FPDF_GetPageBoundingBox(page.raw, byref(held))
            box = held.left, held.bottom, held.right, held.top
            if max(map(abs, box)) > MAX_SIDE or (has_text and not is_pictured(page, text, box)):
                return None
            found = read_scanned_page(page, index + 1)
        finally:
            text.close()
            page.close()
        return found if found.drawing is not None and found.drawing.runs else None
