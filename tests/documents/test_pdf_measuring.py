"""The compiled loops and their twin in Python say the same; fonts of the computer do not matter."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pypdfium2
import pytest

from documents.made_pdf import GLYPH, PICTURE, UNMAPPED, lines, pdf_of, text
from documents.pdf_mutants import mutant
from documents.pdf_producers import SAMPLES, sample
from jixiao.documents.pdf_compiled import CompiledPage, loops
from jixiao.documents.pdf_frames import frame_of
from jixiao.documents.pdf_measuring import InterpretedPage
from jixiao.documents.pdf_outlines import PROGRAM, UNKNOWN, without_outlines
from jixiao.documents.pdf_reading import PdfReading
from jixiao.documents.pdf_replies import NotRead, PageRead
from jixiao.flow import publish
from prints.remade import in_forms

if TYPE_CHECKING:
    from pathlib import Path

    from jixiao.documents.pdf_measuring import MeasuredPage

MUTANTS = 60
CLIPPED = b"q 20 20 60 60 re W n " + text("seen", 25, 30) + text("hidden", 150, 30) + b" Q "
CLIPPED_TO_INK = (
    text("2", 20, 25) + b"q 26.5 25 1 1 re W n " + text(".", 25.56, 25) + b" Q "
    b"q 10 55 90 1 re W n " + text("hidden", 20, 55) + b" Q "
)  # fmt: skip
CURVED = b"10 10 m 20 30 40 30 50 10 c S 1 0 0 rg 60 60 50 40 re f 0.5 g 10 5 200 1 re f "
STANDING_FOR = b"/Span <</ActualText (6)>> BDC " + text("x", 40, 60) + b" EMC "
"""A letter whose text the file tells apart from its sign."""

IN_FORMS = in_forms(
    pdf_of(CLIPPED + STANDING_FOR + b"q 60 55 m 60 90 l 90 90 l h W n " + text("y", 70, 80) + b" Q")
)
TURNED = text("up", 50, 50, "0 1 -1 0") + text("down", 90, 90, "-1 0 0 -1")
SONG = (
    b"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts"
    b"[<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)"
    b"/Ordering(GB1)/Supplement 4>>/FontDescriptor<</Type/FontDescriptor/FontName/STSong-Light"
    b"/Flags 4/FontBBox[-25 -254 1000 880]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880"
    b"/StemV 93>>/DW 1000>>]>>"
)

needs_loops = pytest.mark.skipif(loops() is None, reason="install a C compiler, then jixiao again")


def told(page: MeasuredPage) -> tuple[object, ...]:
    frame, _, _ = frame_of((0, 0, 300, 200), 90 * (page.turn() or 0))
    return page.turn(), page.drawn(frame), page.unreadable


def twins(content: bytes) -> tuple[list[object], list[object]]:
    """What both ways tell of each page of a PDF."""
    compiled = loops()
    assert compiled is not None
    found: tuple[list[object], list[object]] = [], []
    opened = pypdfium2.PdfDocument(content)
    for index in range(len(opened)):
        try:
            page = opened[index]
        except pypdfium2.PdfiumError:
            continue
        words = page.get_textpage()
        measured = CompiledPage(compiled, page, words)
        found[0].append(told(InterpretedPage(page, words)))
        found[1].append(told(measured))
        measured.close()
        words.close()
        page.close()
    opened.close()
    return found


@needs_loops
@pytest.mark.parametrize(
    ("content", "font"),
    [
        pytest.param(CLIPPED, None, id="text that is clipped away"),
        pytest.param(CLIPPED_TO_INK, None, id="text clipped to its ink, and to a thin row"),
        pytest.param(CURVED, None, id="curves, areas, thin areas"),
        pytest.param(TURNED, None, id="text in three directions"),
        pytest.param(PICTURE, None, id="a picture"),
        pytest.param(text("AB", 30, 30), UNMAPPED, id="a font without a map"),
        pytest.param(text("a", 1e30, 30) + text("b", 30, 30), None, id="text beyond any paper"),
        pytest.param(b"", None, id="nothing"),
    ],
)
def test_compiled_loops_say_what_python_says(content: bytes, font: bytes | None) -> None:
    interpreted, compiled = twins(pdf_of(content, **({"font": font} if font else {})))
    assert interpreted
    assert interpreted == compiled


@needs_loops
def test_compiled_loops_say_what_python_says_of_forms() -> None:
    interpreted, compiled = twins(IN_FORMS)
    assert interpreted == compiled


def test_a_clip_made_for_the_ink_of_a_letter_does_not_hide_it() -> None:
    (page,) = read(pdf_of(CLIPPED_TO_INK))
    assert page.text.split() == ["2", "."]


def test_a_wide_letter_told_with_its_ink_alone_is_as_wide_as_it_is_high() -> None:
    standing = b"/Span <</ActualText <FEFF6708>>> BDC " + text("A", 40, 60) + b" EMC "
    inset = b"<</Length 30>>stream\n1 0 .2 0 .8 1 d1 .2 0 .6 1 re f\nendstream"
    content = pdf_of(standing, font=UNMAPPED).replace(GLYPH, inset)
    (page,) = read(content)
    (run,) = page.drawing().runs
    assert (run.text, run.x0, run.x1) == ("月", 40, 50)
    interpreted, compiled = twins(content)
    assert interpreted == compiled


def test_text_inside_forms_stands_and_is_clipped_where_the_page_shows_it() -> None:
    (page,) = read(IN_FORMS)
    placed = {run.text: (round(run.x0), round(run.base), run.size) for run in page.drawing().runs}
    assert placed == {"seen": (25, 170, 10), "6": (40, 140, 10), "y": (70, 120, 10)}


@needs_loops
@pytest.mark.parametrize("path", [pytest.param(path, id=path.stem) for path in SAMPLES])
def test_compiled_loops_say_the_same_of_the_samples(path: Path) -> None:
    interpreted, compiled = twins(publish(sample(path), None, "pdf"))
    assert interpreted == compiled


@needs_loops
def test_compiled_loops_say_the_same_of_spoilt_files() -> None:
    whole = pdf_of(CLIPPED + CURVED, TURNED + lines((0, 0, 9, 0)))
    seen = 0
    for seed in range(MUTANTS):
        try:
            interpreted, compiled = twins(mutant(whole, seed))
        except pypdfium2.PdfiumError:
            continue
        assert repr(interpreted) == repr(compiled), seed
        seen += len(compiled)
    assert seen > MUTANTS / 4


def read(content: bytes) -> list[PageRead]:
    reading = PdfReading(content, scans=False)
    try:
        return list(reading.read(0, reading.count))
    finally:
        reading.close()


@pytest.mark.parametrize("path", [pytest.param(path, id=path.stem) for path in SAMPLES])
def test_a_print_reads_the_same_without_its_outlines(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = publish(sample(path), None, "pdf")
    assert without_outlines(content) != content
    blind = read(content)
    monkeypatch.setattr("jixiao.documents.pdf_reading.without_outlines", lambda content: content)
    assert [page.text for page in read(content)] == [page.text for page in blind]


def test_single_characters_of_a_font_that_is_not_there_are_read() -> None:
    shown = b"".join(
        b"BT /F1 10 Tf %d 50 Td <%s> Tj ET "
        % (20 + 30 * at, char.encode("utf-16-be").hex().encode())
        for at, char in enumerate("人项次％√")
    )
    (page,) = read(pdf_of(shown, font=SONG))
    assert Counter(page.text.split()) == Counter("人项次％√")


@pytest.mark.parametrize(
    ("font", "hidden"),
    [
        pytest.param(b"/Subtype/Type0/BaseFont/A/ToUnicode 9 0 R", True, id="a map to text"),
        pytest.param(b"/Subtype/Type0/BaseFont/A", False, id="no map to text"),
        pytest.param(
            b"/Subtype/TrueType/BaseFont/A/Encoding/WinAnsiEncoding", True, id="a known code"
        ),
        pytest.param(b"/Subtype/Type1/BaseFont/A", False, id="a code of its own"),
    ],
)
def test_outlines_are_hidden_only_where_text_is_told_without_them(
    font: bytes, *, hidden: bool
) -> None:
    program = b"2 0 obj<</Type/FontDescriptor/FontFile2 3 0 R>>endobj\n"
    content = b"1 0 obj<</Type/Font" + font + b">>endobj\n" + program
    expected = content.replace(PROGRAM, UNKNOWN) if hidden else content
    assert without_outlines(content) == expected


def test_a_file_that_is_no_pdf_is_not_read() -> None:
    with pytest.raises(NotRead):
        read(b"%PDF-1.4 nothing")
