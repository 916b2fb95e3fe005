"""Printed PDFs hold every cell inside the page, embed their fonts and are the same each time."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pypdfium2
import pytest

from jixiao.forms.formbook import formbook
from jixiao.publishing.exports.target_form import target_form
from jixiao.publishing.publishing import publish
from jixiao.publishing.sheet import Cell, Font, Paragraph, Section, Sheet, Table
from jixiao.publishing.writers import typesetting
from jixiao.publishing.writers.pdf import breakable, write_pdf
from jixiao.publishing.writers.typesetting import TypesetterMissing
from publishing.sample_documents import all_documents, qinghai_document

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.model.plan import PlanDocument

DOCUMENTS = [pytest.param(document, id=str(document.form)) for document in all_documents()]


def texts(content: bytes) -> list[str]:
    return [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(content)]


def plain(text: str) -> str:
    return "".join(text.replace("\u200b", "").replace("\ufffe", "-").split())


def one_table(cells: tuple[Cell, ...], *, rows: int, widths: tuple[float, ...]) -> bytes:
    table = Table(cells, rows, widths, repeat_from=1, repeat_to=1)
    return write_pdf(Sheet("测试", (Section("一", (Paragraph("表", level=1), table)),)))


def test_a_row_taller_than_a_page_goes_on_over_pages() -> None:
    heads = (Cell("名称", 1, 1, heading=True), Cell("值", 1, 2, heading=True))
    cells = (*heads, Cell("长" * 9_000, 2, 1), Cell("短", 2, 2))
    printed = "".join(texts(one_table(cells, rows=2, widths=(60.0, 60.0))))
    assert Counter(plain(printed))["长"] == 9_000


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_cell_is_printed(document: PlanDocument) -> None:
    form = formbook().get(str(document.form))
    # a wrapped line may be told after its neighbour's, so characters are counted
    printed = Counter(plain("".join(texts(publish(document, form, "pdf")))))
    sheet = target_form(document, form)
    tables = [b for section in sheet.sections for b in section.blocks if isinstance(b, Table)]
    words = Counter("".join(plain(cell.text) for table in tables for cell in table.cells))
    assert words - printed == Counter()


@pytest.mark.parametrize("document", DOCUMENTS)
def test_the_same_document_gives_the_same_bytes(document: PlanDocument) -> None:
    form = formbook().get(str(document.form))
    assert publish(document, form, "pdf") == publish(document, form, "pdf")


def test_fonts_are_embedded_and_the_file_is_tagged() -> None:
    content = publish(qinghai_document(), formbook().get("qinghai_approval_table"), "pdf")
    assert pypdfium2.PdfDocument(content).is_tagged()
    names = {name for name, embedded in fonts(content) if embedded}
    assert names
    assert all("NotoSerifSC" in name or "NotoSansSC" in name for name, _ in fonts(content))


def fonts(content: bytes) -> Iterator[tuple[str, bool]]:
    for page in pypdfium2.PdfDocument(content):
        for found in page.get_objects(filter=(pypdfium2.raw.FPDF_PAGEOBJ_TEXT,)):
            face = found.get_font()
            yield face.get_base_name(), face.is_embedded


def test_a_landscape_form_lies() -> None:
    content = publish(qinghai_document(), formbook().get("qinghai_approval_table"), "pdf")
    width, height = pypdfium2.PdfDocument(content)[0].get_size()
    assert (round(width), round(height)) == (842, 595)


def test_a_header_is_repeated_and_rows_stay_whole() -> None:
    cells = (
        Cell("项目编码", 1, 1, heading=True),
        Cell("说明", 1, 2, heading=True),
        *(Cell(f"第{row}行", row, 1) for row in range(2, 101)),
        *(Cell(f"起{row}" + "说明文字" * 20 + f"止{row}", row, 2) for row in range(2, 101)),
    )
    pages = [plain(text) for text in texts(one_table(cells, rows=100, widths=(40, 60)))]
    assert len(pages) > 5
    assert all("项目编码说明" in page for page in pages)
    for row in range(2, 101):
        assert sum(f"起{row}说" in page and f"止{row}" in page for page in pages) == 1


def test_long_codes_wrap_inside_their_column() -> None:
    code = "13030624P00582510178X" * 3
    cells = (Cell("编码", 1, 1, heading=True), Cell("值", 1, 2, heading=True), Cell(code, 2, 1))
    content = one_table((*cells, Cell("|", 2, 2, align="left")), rows=2, widths=(20, 20))
    page = pypdfium2.PdfDocument(content)[0].get_textpage()
    text = page.get_text_range()
    bar = page.get_charbox(text.index("|"))[0]
    rights = [page.get_charbox(at)[2] for at, char in enumerate(text) if char in code]
    assert max(rights) < bar
    assert code in plain(text)


def test_a_cell_taller_than_a_page_goes_on_overleaf() -> None:
    cells = (Cell("说明", 1, 1, heading=True), Cell("很长" * 2000 + "完", 2, 1, font=Font(size=12)))
    pages = texts(one_table(cells, rows=2, widths=(100,)))
    assert len(pages) > 2
    assert plain("".join(pages)).count("长") == 2000
    assert "完" in pages[-1]


@pytest.mark.parametrize(
    ("text", "room", "expected"),
    [
        pytest.param("≥95%", 4, "≥95%", id="fits"),
        pytest.param("abcdef", 2, "a\u200bb\u200bc\u200bd\u200be\u200bf", id="too wide"),
        pytest.param("长期有效地保障", 2, "长期有效地保障", id="Chinese breaks by itself"),
    ],
)
def test_words_break_only_where_they_must(text: str, room: float, expected: str) -> None:
    assert breakable(text, room=room) == expected


def test_a_missing_font_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(typesetting, "FONTS", "no_such_fonts")
    with pytest.raises(TypesetterMissing, match="no_such_fonts"):
        write_pdf(Sheet("测试", ()))
