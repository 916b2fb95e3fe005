"""Tables as Word holds them: every row there, spans and repeated headers marked."""

from __future__ import annotations

from io import BytesIO

from docx import Document

from jixiao.publishing.sheet import Cell, Paragraph, Section, Sheet, Table
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


def test_a_short_table_stays_on_one_page_with_its_caption() -> None:
    cells = tuple(Cell(f"{row}", row, 1) for row in range(1, 4))
    for whole, kept in ((True, ["caption", "1", "2"]), (False, ["caption"])):
        blocks = (Paragraph("before"), Paragraph("caption"), Table(cells, 3, (40,), whole=whole))
        word = Document(BytesIO(write_docx(Sheet("short", (Section("one", blocks),)))))
        stays = [
            "".join(text.text or "" for text in one.iter("{*}t"))
            for one in word.element.body.iter("{*}p")
            if one.find("{*}pPr/{*}keepNext") is not None
        ]
        assert stays == kept


def test_the_number_of_a_page_stands_between_dashes() -> None:
    sheet = Sheet("one", (Section("one", (Paragraph("text"),)),), page_numbers=True)
    foot = Document(BytesIO(write_docx(sheet))).sections[0].footer.paragraphs[0]
    assert "".join(text.text or "" for text in foot._p.iter("{*}t")) == " — 1 — "
