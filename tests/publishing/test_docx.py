"""Tables as Word holds them: every row there, spans and repeated headers marked."""

from __future__ import annotations

from io import BytesIO

from docx import Document

from jixiao.publishing.sheet import Cell, Section, Sheet, Table
from jixiao.publishing.writers.docx import write_docx

ROWS = 20_000


def test_a_table_of_many_rows_is_whole() -> None:
    cells = tuple(Cell(f" {row}", row, 1) for row in range(1, ROWS + 1))
    table = Table(cells, ROWS, (40,), repeat_to=1)
    word = Document(BytesIO(write_docx(Sheet("many", (Section("one", (table,)),)))))
    (written,) = word.tables
    texts = [t.text for t in written._tbl.iter("{*}t")]
    assert texts == [f" {row}" for row in range(1, ROWS + 1)]
    assert len(list(written._tbl.iter("{*}tblHeader"))) == 1
