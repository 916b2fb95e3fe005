"""Framed copies of PDFs: a frame at every value with its words, whatever way the page lies."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from jixiao import flow
from jixiao.model.plan import PlanDocument
from jixiao.publishing.framing import framed_values
from jixiao.publishing.writers.overlay_pdf import overlay_pdf

SAMPLE = Path(__file__).parents[2] / "samples" / "huangyuan_2024_approval.txt"


def printed() -> pypdfium2.PdfDocument:
    (sample,) = flow.read_content(SAMPLE.name, SAMPLE.read_bytes())
    assert isinstance(sample, PlanDocument)
    return pypdfium2.PdfDocument(flow.publish(sample, None, "pdf"))


def upright() -> bytes:
    return saved(printed())


def lying() -> bytes:
    """The same pages drawn lying on their side, and turned upright by the page's rotation."""
    opened = printed()
    for page in opened:
        width, height = page.get_size()
        side = pdfium.FS_MATRIX(0, 1, -1, 0, height, 0)
        pdfium.FPDFPage_TransFormWithClip(page.raw, side, pdfium.FS_RECTF(0, width, height, 0))
        page.set_mediabox(0, 0, height, width)
        page.set_cropbox(0, 0, height, width)
        page.set_rotation(90)
    return saved(opened)


def saved(opened: pypdfium2.PdfDocument) -> bytes:
    buffer = BytesIO()
    opened.save(buffer)
    return buffer.getvalue()


def frames(content: bytes) -> list[tuple[int, str]]:
    """Page and text inside every frame."""
    found = []
    for number, page in enumerate(pypdfium2.PdfDocument(content), 1):
        text = page.get_textpage()
        for index in range(pdfium.FPDFPage_GetAnnotCount(page.raw)):
            note = pdfium.FPDFPage_GetAnnot(page.raw, index)
            rect = pdfium.FS_RECTF()
            pdfium.FPDFAnnot_GetRect(note, rect)
            inside = text.get_text_bounded(rect.left, rect.bottom, rect.right, rect.top)
            found.append((number, "".join(inside.replace("\u200b", "").split())))
    return found


@pytest.mark.parametrize("content", [upright(), lying()], ids=["upright", "lying"])
def test_every_frame_holds_the_value_it_names(content: bytes) -> None:
    (document,) = flow.read_content("a.pdf", content)
    assert isinstance(document, PlanDocument)
    wanted = list(framed_values(document, lambda text: text))
    held = frames(overlay_pdf(content, wanted))
    assert len(held) == len(wanted) > 300
    for one, (page, text) in zip(sorted(wanted, key=lambda w: w.page), held, strict=True):
        assert page == one.page
        value = "".join(one.words.split(": ", 1)[1].split())
        assert text[:4] in value
