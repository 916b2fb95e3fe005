"""A copy of a workbook with comments at the marked cells; the cells themselves are untouched."""

from __future__ import annotations

from collections import defaultdict
from io import BytesIO
from typing import TYPE_CHECKING, Final
from zipfile import ZipFile

from openpyxl import load_workbook
from openpyxl.cell.cell import MergedCell
from openpyxl.comments import Comment

from jixiao.publishing.marks import AUTHOR

if TYPE_CHECKING:
    from collections.abc import Iterable

    from openpyxl.cell.cell import Cell
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from jixiao.publishing.marks import Mark

WIDTH: Final = 360
LINE_HEIGHT: Final = 20
CHARACTERS_A_LINE: Final = 26
HIGHEST: Final = 600
LONGEST: Final = 30_000
"""Characters of a comment; Excel holds 32,767."""


def annotate_xlsx(content: bytes, marks: Iterable[Mark]) -> bytes:
    """Return the workbook with a comment a marked cell; several marks share one comment.

    Marks without a cell stand at the first cell of the first sheet. What a cell's own comment
    said is kept above.
    """
    with ZipFile(BytesIO(content)) as archive:
        macros = any(name.endswith("vbaProject.bin") for name in archive.namelist())
    book = load_workbook(BytesIO(content), keep_vba=macros, rich_text=True)
    for (sheet, row, column), texts in _by_cell(book, marks).items():
        _comment(_cell(book[sheet], row, column), texts)
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _by_cell(book: Workbook, marks: Iterable[Mark]) -> dict[tuple[str, int, int], list[str]]:
    first = book.worksheets[0].title
    places: defaultdict[tuple[str, int, int], list[str]] = defaultdict(list)
    for mark in marks:
        span = mark.span
        if span is not None and span.sheet in book.sheetnames and span.row and span.column:
            places[span.sheet or first, span.row, span.column].append(mark.text)
        else:
            places[first, 1, 1].append(mark.text)
    return places


def _cell(sheet: Worksheet, row: int, column: int) -> Cell:
    """Return the cell at a place, of a merged range the one that shows."""
    found = sheet.cell(row, column)
    if isinstance(found, MergedCell):
        for merged in sheet.merged_cells.ranges:
            if found.coordinate in merged:
                found = sheet.cell(merged.min_row, merged.min_col)
                break
    return found  # type: ignore[return-value] # the corner of a merged range is a cell


def _comment(cell: Cell, texts: list[str]) -> None:
    own = [cell.comment.text] if cell.comment else []
    text = "\n\n".join([*own, *texts])[:LONGEST]
    lines = sum(1 + len(line) // CHARACTERS_A_LINE for line in text.split("\n"))
    height = min(HIGHEST, LINE_HEIGHT * (lines + 1))
    cell.comment = Comment(text, AUTHOR, width=WIDTH, height=height)
