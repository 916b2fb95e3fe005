"""PDFs that are turned, locked, scanned, unmapped or broken: read, or named."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from documents.made_pdf import PICTURE, UNMAPPED, lines, locked, pdf_of, text
from jixiao.documents import pdf
from jixiao.documents.faults import EncryptedDocument, ScanExtraMissing
from jixiao.documents.opening import open_document
from jixiao.grids.finding import laid_out
from jixiao.grids.grid import Grid

if TYPE_CHECKING:
    from jixiao.documents.document import Document

UP = "0 1 -1 0"


def rows(document: Document) -> list[list[list[str]]]:
    return [
        [list(row) for row in block.rows]
        for _, blocks in laid_out(document)
        for block in blocks
        if isinstance(block, Grid)
    ]


def table(words: tuple[str, str] = ("left", "right")) -> bytes:
    ruled = lines((20, 20, 220, 20), (20, 60, 220, 60), (20, 20, 20, 60), (120, 20, 120, 60))
    return ruled + lines((220, 20, 220, 60)) + text(words[0], 30, 35) + text(words[1], 130, 35)


def test_a_table_written_up_the_page_is_read_as_it_is_held() -> None:
    ruled = lines((20, 20, 20, 180), (60, 20, 60, 180), (20, 20, 60, 20), (20, 100, 60, 100))
    up = ruled + lines((20, 180, 60, 180)) + text("left", 45, 30, UP) + text("right", 45, 110, UP)
    assert rows(open_document("a.pdf", pdf_of(up))) == [[["left", "right"]]]


@pytest.mark.parametrize(("password", "reads"), [("", True), ("secret", False)])
def test_a_locked_file_opens_without_a_password_only(password: str, *, reads: bool) -> None:
    content = locked(pdf_of(table()), password)
    if reads:
        assert rows(open_document("a.pdf", content)) == [[["left", "right"]]]
        return
    with pytest.raises(EncryptedDocument, match="密码"):
        open_document("a.pdf", content)


def test_a_scanned_page_is_told_and_the_others_are_read() -> None:
    document = open_document("a.pdf", pdf_of(table(), PICTURE))
    assert [[note.code for note in page.notes] for page in document.pages] == [[], ["JX-D019"]]
    assert "第2页" in str(document.pages[1].notes[0].message)
    assert rows(document) == [[["left", "right"]]]


def test_a_file_of_scans_is_refused_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "can_scan", lambda: False)
    with pytest.raises(ScanExtraMissing, match=r"扫描件.*--no-index"):
        open_document("a.pdf", pdf_of(PICTURE, PICTURE))


def test_letters_without_a_map_to_text_are_told_not_guessed() -> None:
    (page,) = open_document("a.pdf", pdf_of(table(("AB", "A")), font=UNMAPPED)).pages
    assert [note.code for note in page.notes] == ["JX-D020"]
    assert page.drawing is not None
    assert {char for run in page.drawing.runs for char in run.text} == {"\ufffd"}


def test_a_page_has_the_size_that_the_tree_of_pages_tells() -> None:
    (page,) = open_document("a.pdf", pdf_of(table(), box="0 0 300 200")).pages
    assert page.drawing is not None
    assert (page.drawing.width, page.drawing.height) == (300, 200)


def test_a_page_wider_than_any_paper_draws_nothing() -> None:
    (page,) = open_document("a.pdf", pdf_of(table(), box="0 0 900000 900000")).pages
    assert page.drawing is not None
    assert not page.drawing.runs
