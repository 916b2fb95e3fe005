"""PDF → pages of glyphs and lines, by pdfium. What they mean is for `grids` to find out."""

from __future__ import annotations

from ctypes import byref, c_double
from typing import TYPE_CHECKING, Final

import pypdfium2  # type: ignore[import-untyped] # ships no types
import pypdfium2.raw as pdfium  # type: ignore[import-untyped] # ships no types

from jixiao.documents.document import Page
from jixiao.documents.drawing import Drawing, Glyph
from jixiao.documents.faults import DamagedDocument, DocumentTooLarge, EncryptedDocument
from jixiao.documents.pdf_clips import Clips
from jixiao.documents.pdf_paths import lines_of
from jixiao.model.message import message

if TYPE_CHECKING:
    from jixiao.model.note import ReadingNote

MAX_PAGES: Final = 20_000
HYPHENS: Final = frozenset({0x02, 0xFFFE})
"""pdfium tells a hyphen at a line's end so."""

UNSEEN: Final = frozenset({0xA0, 0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0x3000, 0xFEFF})
"""Blanks and places to break: no ink, and no part of a code they were put into."""

Frame = tuple[float, float, float, float, float, float]
"""a, b, c, d, e, f: x' = a·x + c·y + e, y' = b·x + d·y + f, from the page's space to ours."""


def read_pdf(content: bytes) -> tuple[list[Page], list[ReadingNote]]:
    """Return the pages with what they draw; raises subclasses of DocumentFault."""
    try:
        opened = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as fault:
        if "password" in str(fault).lower():
            raise EncryptedDocument(message("文件已加密，需要密码；请去除密码后再试")) from fault
        raise DamagedDocument(message("PDF文件已损坏，打不开；请重新取得此文件")) from fault
    try:
        if len(opened) > MAX_PAGES:
            raise DocumentTooLarge(
                message(
                    "有{count}页，超过上限{limit}页；请拆分后再试",
                    count=len(opened),
                    limit=MAX_PAGES,
                )
            )
        return [_page(opened, number) for number in range(1, len(opened) + 1)], []
    finally:
        opened.close()


def _page(opened: pypdfium2.PdfDocument, number: int) -> Page:
    try:
        page = opened[number - 1]
    except pypdfium2.PdfiumError:
        return Page((), number=number, drawing=Drawing(0, 0, (), (), ()))
    try:
        frame, width, height = _frame(page)
        horizontal, vertical, shades = lines_of(page, frame)
        drawing = Drawing(width, height, _glyphs(page, frame), horizontal, vertical, shades)
        return Page((), number=number, drawing=drawing)
    finally:
        page.close()


def _frame(page: pypdfium2.PdfPage) -> tuple[Frame, float, float]:
    """Return the way from the page's space to ours, and the page's width and height as shown."""
    left, bottom, right, top = page.get_cropbox()
    wide, high = right - left, top - bottom
    turn = page.get_rotation()
    if turn == 90:  # noqa: PLR2004 - degrees
        return (0, 1, 1, 0, -bottom, -left), high, wide
    if turn == 180:  # noqa: PLR2004 - degrees
        return (-1, 0, 0, 1, right, -bottom), wide, high
    if turn == 270:  # noqa: PLR2004 - degrees
        return (0, -1, -1, 0, top, right), high, wide
    return (1, 0, 0, -1, -left, top), wide, high


def _glyphs(page: pypdfium2.PdfPage, frame: Frame) -> list[Glyph]:
    """Return the characters that show, in the order they are drawn."""
    text = page.get_textpage()
    raw = text.raw
    a, b, c, d, e, f = frame
    left, right, bottom, top, x, y = (c_double() for _ in range(6))
    boxes = tuple(map(byref, (left, right, bottom, top)))
    origin = (byref(x), byref(y))
    unicode_of, box_of, origin_of = (
        pdfium.FPDFText_GetUnicode,
        pdfium.FPDFText_GetCharBox,
        pdfium.FPDFText_GetCharOrigin,
    )
    found: list[Glyph] = []
    clips = Clips(raw)
    for index in range(pdfium.FPDFText_CountChars(raw)):
        code = unicode_of(raw, index)
        if code in HYPHENS:
            code = 0x2D
        elif code <= 0x20 or code in UNSEEN or 0xD800 <= code < 0xE000:  # noqa: PLR2004 - blanks
            continue
        box_of(raw, index, *boxes)
        area = clips.area_of(index)
        across, up = (left.value + right.value) / 2, (bottom.value + top.value) / 2
        if not (area[0] <= across <= area[2] and area[1] <= up <= area[3]):
            continue
        origin_of(raw, index, *origin)
        x0, y0 = a * left.value + c * top.value + e, b * left.value + d * top.value + f
        x1, y1 = a * right.value + c * bottom.value + e, b * right.value + d * bottom.value + f
        base = b * x.value + d * y.value + f
        if x0 > x1:
            x0, x1 = x1, x0
        if y0 > y1:
            y0, y1 = y1, y0
        found.append(Glyph(chr(code), x0, y0, x1, y1, base))
    text.close()
    return found
