"""Commented copies: each comment stands at the cell it speaks of, and nothing else changes."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from docx import Document
from docx.oxml.ns import qn
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment

from jixiao import flow
from jixiao.model.plan import PlanDocument
from jixiao.model.source import SourceSpan
from jixiao.publishing.marks import Mark
from jixiao.publishing.writers.annotated_docx import annotate_docx
from jixiao.publishing.writers.annotated_xlsx import annotate_xlsx

if TYPE_CHECKING:
    from lxml.etree import _Element

    from jixiao.model.plan import PerformancePlan

SAMPLES = Path(__file__).parents[2] / "samples"
EACH = pytest.mark.parametrize("name", sorted(path.name for path in SAMPLES.glob("*.txt")))
ANNOTATE = {"xlsx": annotate_xlsx, "docx": annotate_docx}


def plans(name: str, content: bytes) -> PlanDocument:
    (document,) = flow.read_content(name, content)
    assert isinstance(document, PlanDocument)
    return document


def printed(name: str, to: str) -> bytes:
    sample = plans(name, (SAMPLES / name).read_bytes())
    return flow.publish(sample, None, to)


def spans(plan: PerformancePlan) -> list[SourceSpan]:
    rows = [span for row in plan.indicators for span in row.spans.values()]
    return [span for span in (*plan.spans.values(), *rows) if span.row and span.text]


def plain(text: object) -> str:
    return "".join(str(text).split())


def marks(document: PlanDocument) -> list[Mark]:
    return [Mark(span, str(span.text)) for plan in document.projects for span in spans(plan)]


@EACH
@pytest.mark.parametrize("to", ["xlsx", "docx"])
def test_a_commented_copy_reads_as_the_original(name: str, to: str) -> None:
    content = printed(name, to)
    original = plans(f"a.{to}", content)
    copy = plans(f"a.{to}", ANNOTATE[to](content, marks(original)))
    assert copy.projects == original.projects


@EACH
def test_excel_comments_stand_at_the_cells_they_speak_of(name: str) -> None:
    content = printed(name, "xlsx")
    wanted = marks(plans("a.xlsx", content))
    book = load_workbook(BytesIO(annotate_xlsx(content, wanted)))
    held = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.comment]
    assert sum(len(cell.comment.text.split("\n\n")) for cell in held if cell.comment) >= len(held)
    places = {(cell.parent.title, cell.row, cell.column) for cell in held}
    assert places == {(m.span.sheet, m.span.row, m.span.column) for m in wanted if m.span}


@EACH
def test_word_comments_stand_at_the_cells_they_speak_of(name: str) -> None:
    content = printed(name, "docx")
    wanted = marks(plans("a.docx", content))
    word = Document(BytesIO(annotate_docx(content, wanted)))
    texts = {comment.comment_id: comment.text for comment in word.comments}
    assert sorted(texts.values()) == sorted(mark.text for mark in wanted)
    for start in word.element.body.iter(qn("w:commentRangeStart")):
        said = texts[int(start.get(qn("w:id")))]
        assert plain(said) in plain(cell_text(start))


def cell_text(element: _Element) -> str:
    while element.tag != qn("w:tc"):
        parent = element.getparent()
        assert parent is not None
        element = parent
    return "".join(piece.text or "" for piece in element.iter(qn("w:t")))


def book_of(**cells: str) -> bytes:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "表"
    for place, text in cells.items():
        sheet[place] = text
    sheet.merge_cells("B2:C3")
    sheet["A1"].comment = Comment("原有批注", "某人")
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def test_an_own_comment_is_kept_and_a_merged_cell_found() -> None:
    content = book_of(A1="名称", B2="合并")
    given = [
        Mark(None, "整份文件"),
        Mark(SourceSpan(sheet="表", row=3, column=3), "合并处一"),
        Mark(SourceSpan(sheet="表", row=2, column=2), "合并处二"),
        Mark(SourceSpan(sheet="没有这张表", row=2, column=2), "无处可放"),
    ]
    sheet = load_workbook(BytesIO(annotate_xlsx(content, given))).worksheets[0]
    first, merged = sheet["A1"].comment, sheet["B2"].comment
    assert first is not None
    assert first.text == "原有批注\n\n整份文件\n\n无处可放"
    assert merged is not None
    assert {"合并处一", "合并处二"} == set(merged.text.split("\n\n"))


def test_a_word_file_without_tables_takes_comments_at_its_start() -> None:
    word = Document()
    word.add_paragraph("没有表格")
    buffer = BytesIO()
    word.save(buffer)
    copy = Document(BytesIO(annotate_docx(buffer.getvalue(), [Mark(None, "整份文件")])))
    assert [comment.text for comment in copy.comments] == ["整份文件"]
