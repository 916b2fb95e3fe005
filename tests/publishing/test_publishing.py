"""Printed files open again and hold the same cells, merges, fonts and page set-up."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest
from docx import Document
from openpyxl import load_workbook

from jixiao.forms.formbook import formbook
from jixiao.publishing.exports.target_form import target_form
from jixiao.publishing.publishing import UnknownOutput, publish
from jixiao.publishing.sheet import Table
from publishing.sample_documents import (
    all_documents,
    hebei_document,
    qinghai_document,
)

if TYPE_CHECKING:
    from jixiao.model.plan import PlanDocument

DOCUMENTS = [pytest.param(document, id=str(document.form)) for document in all_documents()]


def printed(document: PlanDocument, to: str) -> bytes:
    return publish(document, formbook().get(str(document.form)), to)


def cell_texts(document: PlanDocument) -> list[str]:
    sheet = target_form(document, formbook().get(str(document.form)))
    tables = [b for section in sheet.sections for b in section.blocks if isinstance(b, Table)]
    cells = [(n, c.row, c.column, c.text) for n, t in enumerate(tables) for c in t.cells if c.text]
    return [text for *_, text in sorted(cells)]


@pytest.mark.parametrize("document", DOCUMENTS)
def test_word_holds_every_cell_once_in_order(document: PlanDocument) -> None:
    word = Document(BytesIO(printed(document, "docx")))
    found: list[str] = []
    for tc in word.element.body.iter(
        "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}tc"
    ):
        found += ["\n".join(p.text for p in tc.p_lst)] if tc.vMerge != "continue" else []
    assert [text for text in found if text] == cell_texts(document)


@pytest.mark.parametrize("document", DOCUMENTS)
def test_excel_holds_every_cell(document: PlanDocument) -> None:
    book = load_workbook(BytesIO(printed(document, "xlsx")))
    assert all(len(name) <= 31 for name in book.sheetnames)
    words = {cell.value for page in book for row in page.iter_rows() for cell in row}
    assert {text for text in cell_texts(document) if not text[0].isdigit()} <= words


def test_word_repeats_the_header_and_names_east_asian_fonts() -> None:
    body = Document(BytesIO(printed(hebei_document(), "docx"))).element.xml
    assert body.count("<w:tblHeader/>") == 2
    assert 'w:eastAsia="方正小标宋简体"' in body
    assert "<w:cantSplit/>" in body


def test_the_approval_table_lies_landscape_with_two_header_rows() -> None:
    word = Document(BytesIO(printed(qinghai_document(), "docx")))
    assert word.sections[0].page_width > word.sections[0].page_height
    page = load_workbook(BytesIO(printed(qinghai_document(), "xlsx"))).worksheets[0]
    assert page.page_setup.orientation == "landscape"
    assert page.print_title_rows == "$2:$3"
    assert "A5:A46" in {str(merged) for merged in page.merged_cells.ranges}


def test_excel_budgets_are_numbers_that_show_the_printed_digits() -> None:
    page = load_workbook(BytesIO(printed(qinghai_document(), "xlsx"))).worksheets[0]
    assert (page["D5"].value, page["D5"].number_format) == (4052, "#,##0.00")
    assert (page["L6"].value, page["L6"].number_format) == (20, "0.00")


@pytest.mark.parametrize("document", DOCUMENTS)
def test_html_needs_nothing_beside_it(document: PlanDocument) -> None:
    page = printed(document, "html").decode("utf-8")
    assert "src=" not in page
    assert "<link" not in page
    assert all(text.split("\n")[0] in page for text in cell_texts(document))


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_a_file_does_not_tell_when_it_was_made(kind: str) -> None:
    content = printed(qinghai_document(), kind)
    with ZipFile(BytesIO(content)) as file:
        assert {one.date_time for one in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        told = file.read("docProps/core.xml").decode()
    assert str(datetime.now(UTC).year) not in told


def test_an_unknown_kind_is_refused_by_name() -> None:
    with pytest.raises(UnknownOutput, match="odt"):
        printed(hebei_document(), "odt")
