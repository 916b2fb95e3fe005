"""PDFs that are turned, locked, scanned, unmapped or broken: read, or named."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from documents.made_pdf import PICTURE, UNMAPPED, lines, locked, pdf_of, text
from jixiao.documents import pdf
from jixiao.documents.faults import DocumentFault, EncryptedDocument, ScanExtraMissing
from jixiao.documents.opening import open_document
from jixiao.grids.finding import laid_out
from jixiao.grids.grid import Grid

if TYPE_CHECKING:
    import random

    from jixiao.documents.document import Document

UP = "0 1 -1 0"
CHILD = """
import random, resource, sys
resource.setrlimit(resource.RLIMIT_AS, (2 << 30, 2 << 30))
resource.setrlimit(resource.RLIMIT_CPU, (300, 300))
from documents.test_pdf_hostile import outcome, mutated
seed, count = map(int, sys.argv[2:])
content = open(sys.argv[1], "rb").read()
rolls = random.Random(seed)
print(*[outcome(mutated(content, rolls)) for _ in range(count)])
"""
MUTANTS = 120


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


def mutated(content: bytes, rolls: random.Random) -> bytes:
    """The content with bytes flipped, cut short, pieces swapped, repeated or numbers blown up."""
    spoilt = bytearray(content)
    for _ in range(rolls.randint(1, 12)):
        at, size = rolls.randrange(len(spoilt)), rolls.randint(1, 200)
        other = rolls.randrange(len(spoilt))
        match rolls.randrange(6):
            case 0:
                spoilt[at] ^= 1 << rolls.randrange(8)
            case 1:
                spoilt[at : at + size] = spoilt[other : other + size]
            case 2:
                spoilt[at:at] = spoilt[other : other + size] * rolls.randint(1, 20)
            case 3:
                spoilt[at : at + 4] = b"9999"
            case 4:
                spoilt[at : at + rolls.randint(1, 9)] = rolls.randbytes(4)
            case _:
                del spoilt[max(20, len(spoilt) - size * rolls.randint(1, 40)) :]
    return bytes(spoilt)


def outcome(content: bytes) -> str:
    """What became of a file: the word for read, or the fault's name."""
    try:
        list(laid_out(open_document("a.pdf", content)))
    except DocumentFault as fault:
        return type(fault).__name__
    return "read"


def outcomes(folder: Path, seed: int, count: int) -> list[str]:
    """What a child process with limits says of so many mutants of a small file."""
    path = folder / "whole.pdf"
    path.write_bytes(pdf_of(table(), table(("a", "b")), PICTURE))
    ran = subprocess.run(
        [sys.executable, "-c", CHILD, path, str(seed), str(count)],
        cwd=Path(__file__).parents[1],
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr[-2000:]
    return ran.stdout.split()


def test_spoilt_files_are_read_or_named(tmp_path: Path) -> None:
    found = outcomes(tmp_path, 20240101, MUTANTS)
    assert len(found) == MUTANTS
    assert {"read", "DamagedDocument"} <= set(found)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(20))
def test_ten_thousand_spoilt_files_are_read_or_named(seed: int, tmp_path: Path) -> None:
    assert len(outcomes(tmp_path, seed, 500)) == 500
