"""PDF → pages of runs of text and lines. What they mean is for `grids` to find out.

Pages are read when they are asked for and not kept, so that memory does not follow the file.
"""

from __future__ import annotations

from collections.abc import Sequence
from ctypes import byref
from typing import TYPE_CHECKING, Any, Final, overload

import pypdfium2  # type: ignore[import-untyped] # ships no types
import pypdfium2.raw as pdfium  # type: ignore[import-untyped] # ships no types

from jixiao.documents.document import Page
from jixiao.documents.drawing import Drawing
from jixiao.documents.faults import (
    DamagedDocument,
    DocumentTooLarge,
    EncryptedDocument,
    ScanExtraMissing,
)
from jixiao.documents.notes import LETTERS_UNREADABLE, SCANNED_PAGE_SKIPPED, note
from jixiao.documents.pdf_chars import TextPage
from jixiao.documents.pdf_fitness import Fitness, fitness_of
from jixiao.documents.pdf_frames import QUARTER, frame_of
from jixiao.documents.pdf_paths import MAX_DEPTH, lines_of
from jixiao.documents.pdf_runs import runs_of
from jixiao.documents.scan import HOW, can_scan
from jixiao.documents.scan_pdf import ScannedPages
from jixiao.model.message import message
from jixiao.model.source import SourceSpan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.documents.pdf_quick import QuickReader
    from jixiao.model.note import ReadingNote

MAX_PAGES: Final = 20_000
MAX_SIDE: Final = 14_400.0
"""Points: the largest paper the format knows, five metres."""

EMPTY: Final = Drawing(0, 0, (), (), ())


def read_pdf(content: bytes) -> tuple[Sequence[Page], list[ReadingNote]]:
    """Return the pages, each read when it is asked for; raises subclasses of DocumentFault."""
    opened = _opened(content)
    if len(opened) > MAX_PAGES:
        raise DocumentTooLarge(
            message(
                "有{count}页，超过上限{limit}页；请拆分后再试",
                count=len(opened),
                limit=MAX_PAGES,
            )
        )
    if not can_scan():
        _check_text(opened)
    return PdfPages(opened, _quick(content, opened), ScannedPages(opened, content)), []


def _opened(content: bytes) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as fault:
        if "password" in str(fault).lower():
            raise EncryptedDocument(message("文件已加密，需要密码；请去除密码后再试")) from fault
        raise DamagedDocument(message("PDF文件已损坏，打不开；请重新取得此文件")) from fault


def _quick(content: bytes, opened: pypdfium2.PdfDocument) -> QuickReader | None:
    """Return the quick road where the file may take it."""
    maker = " ".join(opened.get_metadata_value(key) for key in ("Creator", "Producer"))
    fitness = fitness_of(content, maker)
    if fitness is Fitness.NONE:
        return None
    from jixiao.documents.pdf_quick import QuickReader  # noqa: PLC0415 - loads a library

    return QuickReader(opened, may_hide=fitness is not Fitness.FULL)


class PdfPages(Sequence[Page]):
    """The pages of an open PDF."""

    def __init__(
        self,
        opened: pypdfium2.PdfDocument,
        quick: QuickReader | None,
        scanned: ScannedPages,
    ) -> None:
        self._opened = opened
        self._quick = quick
        self._scanned = scanned

    @property
    def is_quick(self) -> bool:
        """True when pages take the quick road unless one is found doubtful."""
        return self._quick is not None

    def __len__(self) -> int:
        return len(self._opened)

    @overload
    def __getitem__(self, index: int) -> Page: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Page]: ...
    def __getitem__(self, index: int | slice) -> Page | Sequence[Page]:
        if isinstance(index, slice):
            return [self[one] for one in range(*index.indices(len(self)))]
        number = range(len(self))[index]
        scanned = self._scanned.page(number)
        if scanned is not None:
            return scanned
        drawing = self._quick.page(number, self.surely) if self._quick else None
        if drawing is not None:
            return Page((), number=number + 1, drawing=drawing)
        drawing, notes = self._read(number)
        if any(one.code == SCANNED_PAGE_SKIPPED for one in notes):
            scanned = self._scanned.page(number, has_text=False)
        return scanned or Page((), number=number + 1, drawing=drawing, notes=notes)

    def __iter__(self) -> Iterator[Page]:
        return (self[index] for index in range(len(self)))

    def surely(self, index: int) -> Drawing:
        """Return what page `index`, from 0, draws, by the road that knows turns and clips."""
        drawing, _ = self._read(index)
        return drawing

    def _read(self, index: int) -> tuple[Drawing, tuple[ReadingNote, ...]]:
        try:
            page = self._opened[index]
        except pypdfium2.PdfiumError:
            return EMPTY, ()
        try:
            return _drawing(page, index + 1)
        finally:
            page.close()


def _drawing(page: pypdfium2.PdfPage, number: int) -> tuple[Drawing, tuple[ReadingNote, ...]]:
    box, turn = _box(page), page.get_rotation()
    if not all(abs(side) <= MAX_SIDE for side in box):
        return EMPTY, ()
    text: Any = page.get_textpage()
    try:
        chars = TextPage(text)
        quarters = chars.turn()
        turn = turn if quarters is None else QUARTER * quarters
        frame, width, height = frame_of(box, turn)
        runs = runs_of(chars.upright(frame))
    finally:
        text.close()
    sink = lines_of(page, frame)
    drawing = Drawing(width, height, runs, sink.horizontal, sink.vertical, sink.shades)
    return drawing, tuple(_notes(page, chars, number, is_blank=not runs))


def _box(page: pypdfium2.PdfPage) -> tuple[float, float, float, float]:
    """Return left, bottom, right, top of what is shown, inherited or the page's own."""
    held = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page.raw, byref(held))
    return held.left, held.bottom, held.right, held.top


def _notes(
    page: pypdfium2.PdfPage, chars: TextPage, number: int, *, is_blank: bool
) -> Iterator[ReadingNote]:
    """Yield what of the page could not be read."""
    place = SourceSpan(page=number)
    if is_blank and _has_pictures(page):
        said = message("第{page}页是扫描件，只有图像、没有文字，未读取", page=number)
        yield note(SCANNED_PAGE_SKIPPED, said, place)
    if chars.unreadable:
        said = message(
            "第{page}页有{count}个字的字体（{fonts}）没有文字对照，读不出",
            page=number,
            count=chars.unreadable.total(),
            fonts="、".join(sorted(name for name in chars.unreadable if name)) or "-",
        )
        yield note(LETTERS_UNREADABLE, said, place)


def _has_pictures(page: pypdfium2.PdfPage) -> bool:
    return any(True for _ in page.get_objects([pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=MAX_DEPTH))


def _check_text(opened: pypdfium2.PdfDocument) -> None:
    """Raise PictureNotTable when no page has text and some have pictures."""
    pictures = False
    for index in range(len(opened)):
        try:
            page = opened[index]
        except pypdfium2.PdfiumError:
            continue
        try:
            if page.get_textpage().count_chars():
                return
            pictures = pictures or _has_pictures(page)
        finally:
            page.close()
    if pictures:
        raise ScanExtraMissing(
            message("是扫描件，各页只有图像、没有文字。请提供可编辑的原文件；读取扫描件{how}", how=HOW)
        )
