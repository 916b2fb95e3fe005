"""PDF → pages of runs of text and lines. What they mean is for `grids` to find out.

Pages are read when they are asked for and not kept, so that memory does not follow the file. They
are read in a process of its own, for a PDF is the one kind whose library a file may bring down.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final, Protocol, overload

from jixiao.documents.document import Page
from jixiao.documents.faults import (
    CrashingDocument,
    DamagedDocument,
    DocumentFault,
    DocumentTooLarge,
    EncryptedDocument,
    EndlessDocument,
    ScanExtraMissing,
)
from jixiao.documents.notes import (
    LETTERS_UNREADABLE,
    SCANNED_PAGE_SKIPPED,
    TEXT_GARBLED,
    note,
)
from jixiao.documents.pdf_garbled import is_garbled
from jixiao.documents.pdf_process import SECONDS, ReaderEnded
from jixiao.documents.pdf_remote import RemotePages
from jixiao.documents.pdf_replies import (
    DAMAGED,
    LOCKED,
    MAX_PAGES,
    ONLY_PICTURES,
    OUT_OF_MEMORY,
    TOO_MANY_PAGES,
    NotRead,
    PageRead,
)
from jixiao.documents.scan import HOW, can_scan, read_raster
from jixiao.model.message import message
from jixiao.model.source import SourceSpan

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from jixiao.model.note import ReadingNote

TRUSTING: Final = "JIXIAO_TRUST_PDFS"
"""The setting that, when not empty, has PDFs read without a process of their own."""

FAULTS: Final[dict[str, Callable[[], DocumentFault]]] = {
    LOCKED: lambda: EncryptedDocument(message("文件已加密，需要密码；请去除密码后再试")),
    DAMAGED: lambda: DamagedDocument(message("PDF文件已损坏，打不开；请重新取得此文件")),
    OUT_OF_MEMORY: lambda: DocumentTooLarge(message("读取此PDF所需内存超过上限；请拆分后再试")),
    ONLY_PICTURES: lambda: ScanExtraMissing(
        message("是扫描件，各页只有图像、没有文字。请提供可编辑的原文件；读取扫描件{how}", how=HOW)
    ),
}


class Pages(Protocol):
    """The pages of an open PDF, wherever it is read."""

    count: int

    def read(self, first: int, last: int) -> Iterator[PageRead]:
        """Yield what pages `first` to before `last`, from 0, draw; raises NotRead, ReaderEnded."""


def read_pdf(content: bytes) -> tuple[Sequence[Page], list[ReadingNote]]:
    """Return the pages, each read when it is asked for; raises subclasses of DocumentFault."""
    try:
        return PdfPages(_opened(content)), []
    except (NotRead, ReaderEnded) as fault:
        raise _named(fault) from fault


def _opened(content: bytes) -> Pages:
    if not os.environ.get(TRUSTING):
        return RemotePages(content, scans=can_scan())
    from jixiao.documents.pdf_reading import PdfReading  # noqa: PLC0415 - only when trusted

    return PdfReading(content, scans=can_scan())


def _named(fault: NotRead | ReaderEnded) -> DocumentFault:
    """Return what a person is told of a document that could not be read."""
    if isinstance(fault, NotRead):
        if fault.reply.why == TOO_MANY_PAGES:
            count = fault.reply.count
            return DocumentTooLarge(
                message(
                    "有{count}页，超过上限{limit}页；请拆分后再试", count=count, limit=MAX_PAGES
                )
            )
        return FAULTS.get(fault.reply.why, FAULTS[DAMAGED])()
    if fault.too_slow:
        return EndlessDocument(
            message("读取超过{seconds}秒仍未完成，已停止；文件可能已损坏", seconds=round(SECONDS))
        )
    return CrashingDocument(
        message("读取程序因此文件中止（文件已损坏，或所需内存超过上限）；请重新取得此文件")
    )


class PdfPages(Sequence[Page]):
    """The pages of an open PDF; reading one raises subclasses of DocumentFault."""

    def __init__(self, pages: Pages) -> None:
        self._pages = pages
        self._recognised: dict[int, Page] = {}

    def __len__(self) -> int:
        return self._pages.count

    @overload
    def __getitem__(self, index: int) -> Page: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Page]: ...
    def __getitem__(self, index: int | slice) -> Page | Sequence[Page]:
        if isinstance(index, slice):
            return [self[one] for one in range(*index.indices(len(self)))]
        number = range(len(self))[index]
        (page,) = self._read(number, number + 1)
        return page

    def __iter__(self) -> Iterator[Page]:
        return self._read(0, len(self))

    def _read(self, first: int, last: int) -> Iterator[Page]:
        try:
            for number, read in enumerate(self._pages.read(first, last), first + 1):
                yield self._page(read, number)
        except (NotRead, ReaderEnded) as fault:
            raise _named(fault) from fault

    def _page(self, read: PageRead, number: int) -> Page:
        if read.raster is not None:
            if number not in self._recognised:  # kept, for it takes seconds
                self._recognised[number] = read_raster(read.raster, number)
            found = self._recognised[number]
            if found.drawing is not None and any(run.text.strip() for run in found.drawing.runs):
                return replace(found, notes=(*found.notes, *_told(read, number, recognised=True)))
        notes = (*_notes(read, number), *_told(read, number, recognised=False))
        return Page((), number=number, drawing=read.drawing(), notes=notes)


def _told(read: PageRead, number: int, *, recognised: bool) -> Iterator[ReadingNote]:
    """Yield a note of a page whose text is not what it shows."""
    if not is_garbled(read.text):
        return
    if recognised:
        said = message("第{page}页的文字层是乱码，已改为识别图像", page=number)
    else:
        said = message(
            "第{page}页的文字层是乱码，读出的字不可靠；请提供可编辑的原文件或扫描件", page=number
        )
    yield note(TEXT_GARBLED, said, SourceSpan(page=number))


def _notes(read: PageRead, number: int) -> Iterator[ReadingNote]:
    """Yield what of the page could not be read."""
    place = SourceSpan(page=number)
    if read.is_picture:
        said = message("第{page}页是扫描件，只有图像、没有文字，未读取", page=number)
        yield note(SCANNED_PAGE_SKIPPED, said, place)
    if read.unreadable:
        said = message(
            "第{page}页有{count}个字的字体（{fonts}）没有文字对照，读不出",
            page=number,
            count=sum(read.unreadable.values()),
            fonts="、".join(sorted(name for name in read.unreadable if name)) or "-",
        )
        yield note(LETTERS_UNREADABLE, said, place)
