"""A copy of a Word file with comments at the marked cells; the text itself is untouched."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Final

from docx import Document
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from jixiao.publishing.marks import AUTHOR, INITIALS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from docx.document import Document as WordDocument
    from lxml.etree import _Element

    from jixiao.model.source import SourceSpan
    from jixiao.publishing.marks import Mark

    Cells = dict[tuple[int, int, int], _Element]

TABLE: Final = qn("w:tbl")
ROW: Final = qn("w:tr")
CELL: Final = qn("w:tc")
TEXT: Final = qn("w:t")
PARAGRAPH: Final = qn("w:p")
SPAN: Final = f"{qn('w:tcPr')}/{qn('w:gridSpan')}"
MERGE: Final = f"{qn('w:tcPr')}/{qn('w:vMerge')}"
BEFORE: Final = f"{qn('w:trPr')}/{qn('w:gridBefore')}"
VALUE: Final = qn("w:val")


def annotate_docx(content: bytes, marks: Iterable[Mark]) -> bytes:
    """Return the Word file with a comment a mark.

    A mark stands at the cell its span names; where that cell does not hold the span's text
    (nested tables are counted otherwise) at the first that does; else at the first paragraph.
    """
    word = Document(BytesIO(content))
    cells = _cells(word.element.body)
    by_text: dict[str, _Element] = {}
    for cell in cells.values():
        by_text.setdefault(_text(cell), cell)
    for mark in marks:
        _comment(word, _place(mark.span, cells, by_text), mark.text)
    buffer = BytesIO()
    word.save(buffer)
    return buffer.getvalue()


def _cells(body: _Element) -> Cells:
    """Return every cell by table, row and grid column (from 1), merged ones by their corner."""
    return {
        (table, row, column): cell
        for table, element in enumerate(body.iter(TABLE), 1)
        for row, line in enumerate(element.findall(ROW), 1)
        for column, cell in _row_cells(line)
    }


def _row_cells(line: _Element) -> Iterator[tuple[int, _Element]]:
    before = line.find(BEFORE)
    column = 1 + (int(before.get(VALUE, "0")) if before is not None else 0)
    for cell in line.findall(CELL):
        merge, span = cell.find(MERGE), cell.find(SPAN)
        if merge is None or merge.get(VALUE) == "restart":
            yield column, cell
        column += int(span.get(VALUE, "1")) if span is not None else 1


def _place(span: SourceSpan | None, cells: Cells, by_text: dict[str, _Element]) -> _Element | None:
    """Return the cell of a span, or None when there is none."""
    if span is None or span.row is None or span.column is None:
        return None
    wanted = "".join((span.text or "").split())
    found = cells.get((span.table or 1, span.row, span.column))
    if found is not None and wanted in _text(found):
        return found
    return by_text.get(wanted) if wanted else found


def _text(cell: _Element) -> str:
    return "".join("".join(piece.text or "" for piece in cell.iter(TEXT)).split())


def _comment(word: WordDocument, cell: _Element | None, text: str) -> None:
    element = (cell if cell is not None else word.element.body).find(f".//{PARAGRAPH}")
    found = None if element is None else Paragraph(element, word)  # type: ignore[arg-type] # a w:p
    paragraph = found or word.add_paragraph()
    runs = paragraph.runs or [paragraph.add_run()]
    word.add_comment(runs, text=text, author=AUTHOR, initials=INITIALS)
