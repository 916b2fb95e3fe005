"""A text layer that says something else than the page shows is told by name."""

from __future__ import annotations

from io import BytesIO

import pytest

from jixiao.documents.notes import TEXT_GARBLED
from jixiao.documents.opening import open_document
from jixiao.documents.pdf_garbled import is_garbled


@pytest.mark.parametrize(
    ("text", "garbled"),
    [
        pytest.param("ÄÅÇÉÑÖÜáàâäãåçéè\níìîïñóâòôöõúù\n", True, id="codes of glyphs as letters"),
        pytest.param("㢟㨋㺧㞅资䪵社䖆㡄目㭠㧮管理㎱㿥㸃\n", True, id="codes as rare characters"),
        pytest.param("绩效目标≥98％，≤3.5万元；面积120㎡，25℃±2\n", False, id="signs of measure"),
        pytest.param("㛃县人民政府预算绩效目标申报表\n", False, id="one rare name"),
        pytest.param("བོད་ལྗོངས་མཐོ་རིམ་ 藏文学校绩效目标\n", False, id="a script of China"),
        pytest.param("plain words\n", False, id="nothing but ASCII"),
        pytest.param("", False, id="nothing"),
    ],
)
def test_codes_without_their_map_look_strange(text: str, *, garbled: bool) -> None:
    assert is_garbled(text) is garbled


@pytest.mark.parametrize(
    ("line", "told"),
    [pytest.param("ÄÅÇÉÑÖÜáàâäãåçéèêëíìîï", True), pytest.param("Ordinary writing", False)],
)
def test_a_garbled_page_leaves_a_note(line: str, *, told: bool) -> None:
    canvas = pytest.importorskip("reportlab.pdfgen.canvas")
    buffer = BytesIO()
    page = canvas.Canvas(buffer, invariant=True)
    page.drawString(72, 700, line)
    page.showPage()
    page.save()
    (read,) = open_document("a.pdf", buffer.getvalue()).pages
    assert (TEXT_GARBLED in [note.code for note in read.notes]) is told
