"""Spoilt PDFs are read or named; whoever asked for them lives on, soon and small."""

from __future__ import annotations

import os
import signal
from time import monotonic
from typing import TYPE_CHECKING

import pytest

from documents.made_pdf import CARRIED, MAP, PICTURE, lines, pdf_of, text
from documents.pdf_inner_mutants import inner_mutant, parted, rejoined
from documents.pdf_mutants import mutant
from documents.pdf_producers import PRODUCERS, SAMPLES, missing, printed
from jixiao.documents import pdf, pdf_process
from jixiao.documents.faults import (
    CrashingDocument,
    DocumentFault,
    EndlessDocument,
)
from jixiao.documents.opening import open_document
from jixiao.documents.pdf_compiled import loops
from jixiao.documents.pdf_process import reading_process
from jixiao.documents.pdf_replies import Question
from jixiao.documents.plain_pdf import plain_pdf
from jixiao.grids.finding import laid_out

if TYPE_CHECKING:
    from collections.abc import Callable

    from jixiao.documents.drawing import Drawing

LIMIT = 20.0
MEMORY = 2 << 30
SOME = 150
MANY = 500


@pytest.fixture(autouse=True)
def bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    """Mutants are given little time, and their pictures are not recognised."""
    monkeypatch.setattr(pdf_process, "SECONDS", LIMIT)
    monkeypatch.setattr(pdf, "can_scan", lambda: False)


def table(word: str) -> bytes:
    ruled = lines((20, 20, 220, 20), (20, 60, 220, 60), (20, 20, 20, 60), (120, 20, 120, 60))
    return ruled + lines((220, 20, 220, 60)) + text(word, 30, 35) + text("right", 130, 35)


def small() -> bytes:
    return pdf_of(table("left"), table("other"), PICTURE)


def outcome(content: bytes) -> str:
    """What became of a file: the word for read, or the fault's name."""
    try:
        list(laid_out(open_document("a.pdf", content)))
    except DocumentFault as fault:
        return type(fault).__name__ if str(fault).startswith("a.pdf") else "not named"
    return "read"


def check(
    contents: list[bytes], seeds: range, spoil: Callable[[bytes, int], bytes] = mutant
) -> set[str]:
    """Read mutants of the contents in turn; every one has an outcome in time."""
    found = set()
    for seed in seeds:
        content = spoil(contents[seed % len(contents)], seed)
        began = monotonic()
        found.add(outcome(content))
        assert "not named" not in found, seed
        assert monotonic() - began < 3 * LIMIT, seed
    return found


def test_spoilt_files_are_read_or_named() -> None:
    found = check([small()], range(SOME))
    assert {"read", "DamagedDocument"} <= found


@pytest.fixture(scope="module")
def originals(tmp_path_factory: pytest.TempPathFactory) -> list[bytes]:
    """One sample as every producer here prints it, and one made by hand."""
    found = [small()]
    for producer in (one for one in PRODUCERS if not missing(one)):
        contents = printed(producer, tmp_path_factory.mktemp("producer"))
        found.append(contents[SAMPLES[1].stem])
    return found


@pytest.mark.slow
@pytest.mark.parametrize("part", range(20))
def test_ten_thousand_spoilt_files_are_read_or_named(part: int, originals: list[bytes]) -> None:
    check(originals, range(part * MANY, (part + 1) * MANY))


def plain() -> bytes:
    """A file that is read without pdfium."""
    return pdf_of(table("left"), table("other"), table("last"), font=CARRIED, glyph=MAP)


@pytest.mark.skipif(loops() is None, reason="install a C compiler, then jixiao again")
def test_what_a_plain_file_holds_is_spoilt_where_it_is_believed() -> None:
    contents = [inner_mutant(plain(), seed) for seed in range(SOME)]
    opened = [pages for content in contents if (pages := plain_pdf(content))]
    assert len(opened) > SOME / 2
    reached = [any(map(one.page, range(one.count))) for one in opened]
    assert sum(reached) > SOME / 3


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param(b"/Font<<", b"/ColorSpace[1 2]/Font<<", id="a list of colour spaces"),
        pytest.param(b"/Font<<", b"/ExtGState 5/Font<<", id="a number of states"),
        pytest.param(b"/Font<<", b"/ExtGState<</A[1]>>/Font<<", id="a list for a state"),
        pytest.param(b"/Font<<", b"/ColorSpace<</A[/ICCBased 4]>>/Font<<", id="no stream"),
        pytest.param(b"/Font<</F1 3 0 R>>", b"/Font[3 0 R]", id="a list of fonts"),
        pytest.param(b"[0 0 300 200]", b"[0 0 300 " + b"9" * 400 + b"]", id="a huge page"),
        pytest.param(b"/Contents 8 0 R", b"/Contents[[8 0 R]]", id="a list in a list"),
    ],
)
def test_what_is_of_an_odd_kind_is_left_to_pdfium(old: bytes, new: bytes) -> None:
    parts = [one._replace(head=one.head.replace(old, new)) for one in parted(plain())]
    content = rejoined(plain(), parts)
    assert old not in content.replace(new, b"")
    found = plain_pdf(content)
    assert found is None or found.page(0) is None
    assert outcome(content) == "read"


def test_a_file_taken_apart_and_put_together_reads_the_same() -> None:
    again = rejoined(plain(), parted(plain()))
    first, second = (list(open_document("a.pdf", one).pages) for one in (plain(), again))
    assert first == second


def test_files_spoilt_inside_are_read_or_named() -> None:
    assert "read" in check([plain()], range(SOME), inner_mutant)


@pytest.mark.slow
@pytest.mark.parametrize("part", range(20))
def test_ten_thousand_files_spoilt_inside_are_read_or_named(
    part: int, originals: list[bytes]
) -> None:
    seeds = range(part * MANY, (part + 1) * MANY)
    check([plain(), *originals[1:]], seeds, inner_mutant)


def test_a_reader_that_breaks_down_is_told_and_the_next_file_is_read() -> None:
    # More pages than the pipe between the processes holds: the last are not read when it ends.
    opened = open_document("a.pdf", pdf_of(*[table("left")] * 400))
    pages = iter(opened.pages)
    next(pages)
    os.kill(reading_process().pid, signal.SIGSEGV)
    with pytest.raises(CrashingDocument, match="中止"):
        list(pages)
    assert outcome(small()) == "read"


def test_a_document_goes_on_in_a_new_process_when_its_own_has_gone() -> None:
    opened = open_document("a.pdf", small())
    gone = reading_process()
    os.kill(gone.pid, signal.SIGKILL)
    gone.wait()
    assert [page.number for page in opened.pages] == [1, 2, 3]
    assert reading_process() is not gone


def test_a_reader_that_never_answers_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    open_document("a.pdf", small())
    os.kill(reading_process().pid, signal.SIGSTOP)
    monkeypatch.setattr(pdf_process, "SECONDS", 0.5)
    with pytest.raises(EndlessDocument, match="已停止"):
        open_document("a.pdf", small())
    monkeypatch.setattr(pdf_process, "SECONDS", LIMIT)
    assert outcome(small()) == "read"


@pytest.mark.skipif(os.name == "nt", reason="Windows does not bound a process's memory")
def test_the_reader_may_not_take_more_memory_than_its_bound() -> None:
    asked = Question("open", 0, size=MEMORY + 1)
    process = pdf_process.ReadingProcess()
    with pytest.raises(pdf_process.ReaderEnded):
        process.answer(process.ask(asked))


def test_two_documents_are_read_by_turns() -> None:
    one, other = (open_document("a.pdf", pdf_of(*[table(word)] * 20)) for word in ("one", "two"))
    read = [(a, b) for a, b in zip(one.pages, other.pages, strict=True)]
    assert len(read) == 20
    assert all(_says(a.drawing, "one") and _says(b.drawing, "two") for a, b in read)


def _says(drawing: Drawing | None, word: str) -> bool:
    return drawing is not None and any(run.text == word for run in drawing.runs)


def test_trusted_files_read_the_same_without_a_process(monkeypatch: pytest.MonkeyPatch) -> None:
    apart = list(open_document("a.pdf", small()).pages)
    monkeypatch.setenv(pdf.TRUSTING, "1")
    assert list(open_document("a.pdf", small()).pages) == apart
