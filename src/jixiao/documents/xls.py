"""XLS workbooks (also ET): values by calamine, figures as printed by their number formats."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from jixiao.documents.document import Merge, Page, Table
from jixiao.documents.faults import DamagedDocument, DocumentTooLarge, EncryptedDocument
from jixiao.documents.general_format import show_general
from jixiao.documents.limits import MAX_COLUMNS, MAX_GRID_CELLS
from jixiao.documents.notes import HIDDEN_SHEET_SKIPPED, PRINTED_FORM_UNKNOWN, note
from jixiao.documents.xls_figures import Figures, printed_figures
from jixiao.model.message import message
from jixiao.model.source import SourceSpan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from python_calamine import CalamineSheet, CalamineWorkbook

    from jixiao.model.note import ReadingNote

UNKNOWN_CONFIDENCE = 0.8


def read_xls(content: bytes) -> tuple[list[Page], list[ReadingNote]]:
    """Return a page for each visible sheet and the notes; one table a sheet.

    Raises EncryptedDocument, DamagedDocument, DocumentTooLarge.
    """
    with _panics_as_damage():
        return _read(content)


@contextmanager
def _panics_as_damage() -> Iterator[None]:
    """Turn a panic of calamine into DamagedDocument; it is no Exception, but a file's fault."""
    try:
        yield
    except BaseException as fault:
        if type(fault).__name__ != "PanicException":
            raise
        raise _damaged(fault) from fault


def _read(content: bytes) -> tuple[list[Page], list[ReadingNote]]:
    """Return pages and notes; calamine may panic."""
    figures = printed_figures(content)
    book = _opened(content)
    from python_calamine import SheetVisibleEnum  # noqa: PLC0415  # only old sheets need it

    pages: list[Page] = []
    notes: list[ReadingNote] = []
    for index, meta in enumerate(book.sheets_metadata):
        span = SourceSpan(sheet=meta.name)
        if meta.visible != SheetVisibleEnum.Visible:
            said = message("隐藏的工作表“{sheet}”未读取", sheet=meta.name)
            notes.append(note(HIDDEN_SHEET_SKIPPED, said, span))
            continue
        if figures is None:
            said = message("工作表“{sheet}”的显示格式未知，数字按存储值读取", sheet=meta.name)
            notes.append(note(PRINTED_FORM_UNKNOWN, said, span, confidence=UNKNOWN_CONFIDENCE))
        printed = figures[index] if figures and index < len(figures) else {}
        pages.append(_page(_sheet(book, index), meta.name, printed))
    return pages, notes


def _opened(content: bytes) -> CalamineWorkbook:
    """Return the workbook; raises EncryptedDocument, DamagedDocument."""
    import io  # noqa: PLC0415  # beside its only use

    from python_calamine import (  # noqa: PLC0415  # only old sheets need it
        CalamineError,
        CalamineWorkbook,
        PasswordError,
    )

    try:
        return CalamineWorkbook.from_filelike(io.BytesIO(content))
    except PasswordError as fault:
        raise EncryptedDocument(message("文件已加密，需要密码；请去除密码后再试")) from fault
    except (CalamineError, OSError, ValueError) as fault:
        raise _damaged(fault) from fault


def _damaged(fault: BaseException) -> DamagedDocument:
    """Return the fault of a workbook that calamine cannot read."""
    return DamagedDocument(
        message("工作簿损坏（{fault}）；请用办公软件打开后另存为xlsx再试", fault=str(fault))
    )


def _sheet(book: CalamineWorkbook, index: int) -> CalamineSheet:
    """Return the sheet; raises DamagedDocument."""
    from python_calamine import CalamineError  # noqa: PLC0415  # only old sheets need it

    try:
        return book.get_sheet_by_index(index)
    except (CalamineError, OSError, ValueError) as fault:
        raise _damaged(fault) from fault


def _page(sheet: CalamineSheet, name: str, printed: Figures) -> Page:
    """Return the sheet as a page with at most one table."""
    if sheet.total_height * min(sheet.total_width, MAX_COLUMNS) > MAX_GRID_CELLS:
        raise DocumentTooLarge(
            message("工作表超过 {limit} 个单元格；请拆分后再试", limit=MAX_GRID_CELLS)
        )
    rows = [
        [printed.get((r, c)) or _plain(value) for c, value in enumerate(row[:MAX_COLUMNS])]
        for r, row in enumerate(sheet.to_python(skip_empty_area=False))
    ]
    while rows and not any(rows[-1]):
        rows.pop()
    if not rows:
        return Page((), sheet=name)
    width = max(len(row) for row in rows)
    merges = [
        Merge(top + 1, left + 1, min(bottom + 1, len(rows)), min(right + 1, width))
        for (top, left), (bottom, right) in sheet.merged_cell_ranges or ()
        if top < len(rows) and left < width
    ]
    for merge in merges:
        _uncover(rows, merge)
    return Page((Table(rows, merges),), sheet=name)


def _uncover(rows: list[list[str]], merge: Merge) -> None:
    """Empty the cells under a merged cell."""
    for at in range(merge.top - 1, merge.bottom):
        start = merge.left if at == merge.top - 1 else merge.left - 1
        rows[at][start : merge.right] = [""] * (merge.right - start)


def _plain(value: object) -> str:
    """Return a stored value as General prints it."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return show_general(repr(value))
    return str(value).replace("\r\n", "\n")
