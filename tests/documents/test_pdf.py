"""PDFs open as glyphs and lines; bad ones are named."""

from __future__ import annotations

from ctypes import c_double

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from jixiao.documents.faults import DamagedDocument
from jixiao.documents.opening import open_document
from jixiao.publishing.sheet import Cell, Paragraph, Section, Sheet, Table
from jixiao.publishing.writers.pdf import write_pdf


def made(rotation: int = 0) -> bytes:
    cells = (
        Cell("项目名称", 1, 1),
        Cell("道路硬化", 1, 2),
        Cell("预算数", 2, 1),
        Cell("3.50", 2, 2),
    )
    table = Table(cells, 2, (40.0, 60.0))
    content = write_pdf(Sheet("测试", (Section("一", (Paragraph("标题", level=1), table)),)))
    if not rotation:
        return content
    opened = pypdfium2.PdfDocument(content)
    opened[0].set_rotation(rotation)
    return saved(opened)


def saved(opened: pypdfium2.PdfDocument) -> bytes:
    from io import BytesIO  # noqa: PLC0415 - only here

    buffer = BytesIO()
    opened.save(buffer)
    return buffer.getvalue()


def test_glyphs_and_rulings_are_measured_from_the_top_left() -> None:
    (page,) = open_document("a.pdf", made()).pages
    drawing = page.drawing
    assert drawing is not None
    assert page.number == 1
    assert round(drawing.width), round(drawing.height) == (595, 842)
    text = "".join(run.text for run in drawing.runs)
    assert "项目名称" in text
    assert "3.50" in text
    assert len(drawing.vertical) >= 3
    assert len(drawing.horizontal) >= 3
    title = next(run for run in drawing.runs if run.text.startswith("标"))
    cell = next(run for run in drawing.runs if run.text.startswith("预"))
    assert title.y0 < title.y1 <= title.base + 3 < cell.y0


@pytest.mark.parametrize("rotation", [90, 180, 270])
def test_a_turned_page_keeps_every_letter_and_line_inside(rotation: int) -> None:
    (page,) = open_document("a.pdf", made(rotation)).pages
    drawing = page.drawing
    assert drawing is not None
    for run in drawing.runs:
        assert 0 <= run.x0 < run.x1 <= drawing.width
        assert 0 <= run.y0 < run.y1 <= drawing.height
    for stroke in drawing.horizontal:
        assert 0 <= stroke.position <= drawing.height
        assert 0 <= stroke.start < stroke.end <= drawing.width


@pytest.mark.parametrize("keep", [30, 400, 4000])
def test_a_cut_file_is_named_or_read(keep: int) -> None:
    with pytest.raises(DamagedDocument, match=r"a\.pdf"):
        open_document("a.pdf", made()[:keep])


def test_lines_in_forms_are_found_where_the_form_stands() -> None:
    opened = pypdfium2.PdfDocument(made())
    (plain,) = open_document("a.pdf", saved(opened)).pages
    host = pypdfium2.PdfDocument.new()
    form = opened.capture_page_as_xobject(0) if hasattr(opened, "capture_page_as_xobject") else None
    assert plain.drawing is not None
    handle = pdfium.FPDF_NewXObjectFromPage(host.raw, opened.raw, 0) if form is None else form.raw
    placed = pdfium.FPDF_NewFormObjectFromXObject(handle)
    page = host.new_page(595, 842)
    pdfium.FPDFPageObj_Transform(placed, *map(c_double, (1, 0, 0, 1, 20, -30)))
    pdfium.FPDFPage_InsertObject(page.raw, placed)
    pdfium.FPDFPage_GenerateContent(page.raw)
    (moved,) = open_document("b.pdf", saved(host)).pages
    assert moved.drawing is not None
    before = sorted(stroke.position for stroke in plain.drawing.vertical)
    after = sorted(stroke.position for stroke in moved.drawing.vertical)
    assert [round(b - a) for a, b in zip(before, after, strict=True)] == [20] * len(before)


def test_text_that_is_clipped_away_is_left_out() -> None:
    opened = pypdfium2.PdfDocument(made())
    page = opened[0]
    pdfium.FPDFPage_InsertClipPath(page.raw, pdfium.FPDF_CreateClipPath(0, 0, 5, 5))
    pdfium.FPDFPage_GenerateContent(page.raw)
    (hidden,) = open_document("a.pdf", saved(opened)).pages
    assert hidden.drawing is not None
    assert len(hidden.drawing.runs) == 0
