"""Plain pages read without pdfium say what pdfium says of them; what is not plain is left to it."""

from __future__ import annotations

import random
import re
from array import array
from base64 import a85encode
from typing import TYPE_CHECKING
from zlib import compress

import pytest

from documents.made_pdf import (
    CARRIED,
    HELVETICA,
    MAP,
    PICTURE,
    UNMAPPED,
    lines,
    locked,
    pdf_of,
    text,
)
from documents.packed_pdf import packed
from documents.pdf_mutants import mutant
from documents.pdf_producers import PRODUCERS, SAMPLES, missing, printed, sample
from jixiao.documents.opening import open_document
from jixiao.documents.pdf import TRUSTING
from jixiao.documents.pdf_compiled import loops
from jixiao.documents.pdf_reading import PdfReading
from jixiao.documents.plain_objects import unpacked
from jixiao.documents.plain_pdf import plain_pdf
from jixiao.documents.plain_values import NotPlain
from jixiao.flow import publish
from jixiao.grids.finding import laid_out
from jixiao.grids.grid import Grid

if TYPE_CHECKING:
    from pathlib import Path

    from jixiao.documents.pdf_replies import PageRead

pytestmark = pytest.mark.skipif(loops() is None, reason="install a C compiler, then jixiao again")

MUTANTS = 400
INK = 0.02
"""Points by which the ink of a run's last letter may reach further than its width."""

WORDS = text("plain", 20, 30) + text("words", 120, 30)
CLIPPED = b"q 20 20 60 60 re W n " + text("seen", 25, 30) + text("hidden", 150, 30) + b" Q "


def plain(content: bytes) -> list[PageRead | None]:
    """What the fast road tells of each page."""
    found = plain_pdf(content)
    return [] if found is None else [found.page(at) for at in range(found.count)]


@pytest.fixture
def safe(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("jixiao.documents.pdf_reading.plain_pdf", lambda _: None)


def by_pdfium(content: bytes) -> list[PageRead]:
    reading = PdfReading(content, scans=False)
    try:
        return list(reading.read(0, reading.count))
    finally:
        reading.close()


def carried(*pages: bytes, **options: str) -> bytes:
    """A PDF with a font that it carries."""
    return pdf_of(*pages, font=CARRIED, glyph=MAP, **options)


def told(page: PageRead) -> tuple[object, ...]:
    """All but where runs end."""
    places = array("d", page.places)
    starts = [tuple(places[at::6]) for at in (0, 1, 3, 4, 5)]
    strokes = page.horizontal, page.vertical, page.shades
    return page.text, starts, strokes, page.width, page.height, page.is_picture


def check_same(fast: PageRead, slow: PageRead) -> None:
    assert told(fast) == told(slow)
    ends = zip(array("d", fast.places)[2::6], array("d", slow.places)[2::6], strict=True)
    assert all(abs(one - other) <= INK for one, other in ends)


def tables(content: bytes) -> list[object]:
    """The texts and merged cells of a PDF's tables, and the lines between them."""
    return [
        (block.rows, block.merges, block.pages) if isinstance(block, Grid) else block
        for _, blocks in laid_out(open_document("a.pdf", content))
        for block in blocks
    ]


@pytest.mark.parametrize("path", [pytest.param(path, id=path.stem) for path in SAMPLES])
def test_samples_read_the_same_on_both_roads(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(TRUSTING, "1")
    content = publish(sample(path), None, "pdf")
    fast = tables(content)
    pages = plain(content)
    assert pages
    assert None not in pages
    monkeypatch.setattr("jixiao.documents.pdf_reading.plain_pdf", lambda _: None)
    assert fast == tables(content)
    for one, other in zip(pages, by_pdfium(content), strict=True):
        assert one is not None
        assert one.text.replace("\n", "") == other.text.replace("\n", "")
        assert (one.horizontal, one.vertical) == (other.horizontal, other.vertical)


@pytest.mark.slow
@pytest.mark.usefixtures("safe")
@pytest.mark.parametrize("producer", PRODUCERS[1:])
def test_prints_read_the_same_on_both_roads(producer: str, tmp_path: Path) -> None:
    if missing(producer):
        pytest.skip(f"install {missing(producer)}")
    for content in printed(producer, tmp_path).values():
        for fast, slow in zip(plain(content), by_pdfium(content), strict=True):
            assert fast is not None
            check_same(fast, slow)


@pytest.mark.usefixtures("safe")
@pytest.mark.parametrize(
    "content",
    [
        pytest.param(WORDS, id="words"),
        pytest.param(CLIPPED, id="text that is clipped away"),
        pytest.param(b"BT /F1 10 Tf 20 30 Td [(a) -200 (b) 50 (c)] TJ ET", id="kerning"),
        pytest.param(b"BT /F1 9 Tf 12 TL 2 Tc 3 Tw 80 Tz 20 99 Td (a b) Tj (c) ' T* (d) Tj ET",
                     id="spaced and narrowed text on lines"),
        pytest.param(b"BT /F1 9 Tf 20 99 TD 5 -11 TD (a) Tj T* 3 Ts (\\143\\(d\\)) Tj ET",
                     id="raised text"),
        pytest.param(b"2 0 0 2 10 10 cm BT /F1 5 Tf 1 0 0 1 20 30 Tm <6162> Tj ET", id="enlarged"),
        pytest.param(text("right", 200, 50) + text("left", 20, 50), id="drawn from the right"),
        pytest.param(lines((10, 10, 90, 10), (10, 10, 10, 90)), id="lines"),
        pytest.param(b"1 0 0 1 5 5 cm 10 10 80 20 re S 9 50 80 20 re .8 g f 0 0 1 rg 9 9 9 1 re f",
                     id="frames and areas"),
        pytest.param(b"10 10 m 50 10 l 50 40 l h S 9 9 m 9 99 l 70 7 m 70 77 l B 5 5 m s",
                     id="paths"),
        pytest.param(b"10 10 m 20 30 40 30 50 10 c S 1 g 60 60 50 40 re f",
                     id="curves, white areas"),
        pytest.param(b"/Span <</MCID 0 /Lang (zh)>> BDC " + WORDS + b" EMC [3 1] 0 d", id="marks"),
        pytest.param(b"", id="nothing"),
    ],
)  # fmt: skip
def test_plain_content_is_read_as_pdfium_reads_it(content: bytes) -> None:
    made = carried(content)
    (fast,), (slow,) = plain(made), by_pdfium(made)
    assert fast is not None
    check_same(fast, slow)


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(text("up", 50, 50, "0 1 -1 0"), id="turned text"),
        pytest.param(PICTURE, id="a picture"),
        pytest.param(b"/X0 Do", id="a form"),
        pytest.param(WORDS.replace(b"/F1", b"/F2"), id="a font that is not there"),
        pytest.param(text("\x80", 20, 30), id="a code that means nothing"),
        pytest.param(text("bold", 20, 30) + text("bold", 20.2, 30), id="text drawn twice"),
        pytest.param(text("aa", 20, 30) + b"-5 Tc " + text("aa", 90, 30), id="letters drawn twice"),
        pytest.param(b"7 Tr " + WORDS, id="text that clips"),
        pytest.param(b"/Span <</ActualText (6)>> BDC " + WORDS + b" EMC", id="text told apart"),
        pytest.param(b"/OC /MC0 BDC " + WORDS + b" EMC", id="a layer"),
        pytest.param(b"/P scn 10 10 80 20 re f", id="an area with a pattern"),
        pytest.param(b"/G0 gs " + WORDS, id="a state that is not known"),
        pytest.param(b"20 20 60 13 re W n " + text("cut", 25, 30), id="text half clipped away"),
        pytest.param(b"Q " + WORDS, id="a state that was not kept"),
        pytest.param(b"BT " + WORDS, id="text in text"),
        pytest.param(WORDS + b" 1 2 3 foo", id="an operator that is not known"),
        pytest.param(WORDS + b" (open", id="a string without end"),
        pytest.param(WORDS + b" 1..2 0 0 rg", id="no number"),
        pytest.param(b"q " * 300 + WORDS, id="too deep"),
    ],
)
def test_what_is_not_plain_is_left_to_pdfium(content: bytes) -> None:
    assert plain(carried(content)) == [None]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param(b"/Root 1 0 R", b"/Root 1 0 R/Prev 9", id="changed later"),
        pytest.param(b"startxref\n", b"startxref\n1", id="a table elsewhere"),
        pytest.param(b"%PDF-1.4", b" %PDF-1.", id="something before it"),
        pytest.param(b"00000 n", b"00001 n", id="a number given twice"),
        pytest.param(b"/Catalog", b"/Catalig", id="no catalogue"),
        pytest.param(b"/Count 1", b"/Count 2", id="a page that is not there"),
        pytest.param(b"Kids[7 0 R]/Count 1", b"Kids[2 0 R]/Count 9", id="pages in a circle"),
    ],
)
def test_a_file_that_is_not_plain_is_left_to_pdfium(old: bytes, new: bytes) -> None:
    content = carried(WORDS)
    assert plain(content) != []
    assert plain_pdf(content.replace(old, new)) is None


PACKINGS = (
    pytest.param({}, id="a table told by the rows above"),
    pytest.param({"predicted": False}, id="a table as it is"),
    pytest.param({"as_text_too": True}, id="two tables"),
)


@pytest.mark.usefixtures("safe")
@pytest.mark.parametrize("packing", PACKINGS)
def test_packed_objects_are_read_as_pdfium_reads_them(packing: dict[str, bool]) -> None:
    made = packed(carried(CLIPPED, WORDS), **packing)
    assert b"/Catalog" not in made
    for fast, slow in zip(plain(made), by_pdfium(made), strict=True):
        assert fast is not None
        check_same(fast, slow)


@pytest.mark.parametrize("packing", PACKINGS)
def test_a_packed_print_says_the_same(packing: dict[str, bool]) -> None:
    content = publish(sample(SAMPLES[0]), None, "pdf")
    pages = plain(packed(content, **packing))
    assert pages == plain(content) != []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param(b"/W[1 3 2]", b"/W[1 3 1]", id="rows of another width"),
        pytest.param(b"/W[1 3 2]", b"/W[1 3 9]", id="numbers too wide"),
        pytest.param(b"/W[1 3 2]", b"/W[6 0 0]", id="rows without places"),
        pytest.param(b"/Predictor 12", b"/Predictor 15", id="another prediction"),
        pytest.param(b"/Columns 6", b"/Columns 5", id="another prediction's width"),
        pytest.param(b"/Type/XRef", b"/Type/XRaf", id="no table"),
        pytest.param(b"/Type/ObjStm", b"/Type/ObjStn", id="no stream of objects"),
        pytest.param(b"/Root 1 0 R", b"/Root 1 0 R/Prev 9", id="changed later"),
        pytest.param(b"/Root 1 0 R", b"/Root 1 0 R/Encrypt 9", id="encrypted"),
        pytest.param(b"/Root 1 0 R", b"/Root 1 0 R/Index[1 9]", id="some objects only"),
        pytest.param(b"/N 6", b"/N 7", id="more objects than there are"),
        pytest.param(b"/First 3", b"/First 1", id="objects that begin elsewhere"),
    ],
)
def test_packed_files_that_are_not_plain_are_left_to_pdfium(old: bytes, new: bytes) -> None:
    content = packed(carried(WORDS))
    assert plain(content) != []
    assert old in content
    assert plain_pdf(content.replace(old, new)) is None


def test_tables_that_differ_are_left_to_pdfium() -> None:
    content = packed(carried(WORDS), as_text_too=True)
    assert plain(content) != []
    for old, new in ((b"0000000000 65535 f", b"0000000009 00000 n"), (b"/XRefStm", b"/XRafStm")):
        assert old in content
        assert plain_pdf(content.replace(old, new)) is None


def test_an_encrypted_file_is_left_to_pdfium() -> None:
    assert plain_pdf(locked(carried(WORDS), "")) is None


@pytest.mark.parametrize("font", [HELVETICA, UNMAPPED], ids=["only named", "without a map"])
def test_fonts_that_are_not_plain_are_left_to_pdfium(font: bytes) -> None:
    assert plain(pdf_of(text("AB", 20, 30), font=font)) == [None]


def test_a_page_that_is_not_plain_stands_between_those_that_are() -> None:
    content = carried(WORDS, PICTURE + text("seen", 20, 150), text("last", 20, 30))
    assert [page is None for page in plain(content)] == [False, True, False]
    assert [page.text.split() for page in by_pdfium(content)] == [
        ["plain", "words"], ["seen"], ["last"],
    ]  # fmt: skip


def spoilt(content: bytes, seed: int) -> bytes:
    """The content with a few bytes others, left out or said twice."""
    rolls = random.Random(seed)  # noqa: S311 - the same each time is what is wanted
    for _ in range(rolls.randint(1, 2)):
        at = rolls.randrange(len(content))
        byte = rolls.choice([b"", content[at : at + 1] * 2, bytes([rolls.randrange(9, 128)])])
        content = content[:at] + byte + content[at + 1 :]
    return content


@pytest.mark.usefixtures("safe")
def test_spoilt_content_is_read_as_pdfium_reads_it_or_left_to_it() -> None:
    drawn = CLIPPED + lines((0, 0, 9, 0)) + WORDS + b"1 0 0 rg 10 5 90 40 re f"
    seen = 0
    for seed in range(MUTANTS):
        made = carried(spoilt(drawn, seed))
        (fast,) = plain(made)
        if fast is not None:
            (slow,) = by_pdfium(made)
            assert told(fast) == told(slow), seed
            seen += 1
    assert seen > MUTANTS / 40


@pytest.mark.parametrize("packing", [None, {}, {"as_text_too": True}])
def test_spoilt_files_do_no_harm(packing: dict[str, bool] | None) -> None:
    whole = carried(CLIPPED, WORDS)
    whole = whole if packing is None else packed(whole, **packing)
    for seed in range(MUTANTS):
        assert len(plain(mutant(whole, seed))) in (0, 2)


def test_a_mark_that_repeats_its_text_is_plain_another_is_not() -> None:
    for said in (b"/Span <</ActualText (a)>> BDC ", b"/Span <</ActualText <FEFF0061200B>>> BDC "):
        (page,) = plain(carried(said + text("a", 20, 30) + b" EMC " + text("b", 60, 30)))
        assert page is not None
        assert page.text.split() == ["a", "b"]
    for shown in ("b", "ab", ""):
        assert plain(carried(said + text(shown, 20, 30) + b" EMC")) == [None]
    assert plain(carried(said + text("a", 20, 30))) == [None]


@pytest.mark.usefixtures("safe")
def test_content_packed_twice_is_plain() -> None:
    packed = a85encode(compress(WORDS)) + b"~>"
    stream = b"<</Length %d>>stream\n%b\nendstream" % (len(WORDS), WORDS)
    twice = b"<</Length %d/Filter[/ASCII85Decode/FlateDecode]>>stream\n%b\nendstream"
    made = carried(WORDS).partition(stream)
    assert made[1]
    content = twice % (len(packed), packed)
    moved = len(content) - len(stream)
    place = re.compile(rb"(?<=startxref\n)\d+")
    tail = place.sub(lambda found: b"%d" % (int(found[0]) + moved), made[2])
    (fast,), (slow,) = plain(made[0] + content + tail), by_pdfium(carried(WORDS))
    assert fast is not None
    check_same(fast, slow)


@pytest.mark.parametrize("size", range(40))
def test_ascii85_is_unpacked(size: int) -> None:
    held = bytes(at % 7 and (37 * at) % 256 for at in range(size))
    packed = a85encode(held, wrapcol=11) + b"~>\n"
    assert unpacked(b"/ASCII85Decode", packed) == held


@pytest.mark.parametrize(
    "packed", [b"abc", b"!~>", b"abcde\x7f~>", b"uuuuu~>", b"ab~c>", b"abzcd~>"]
)
def test_what_is_no_ascii85_is_left_to_pdfium(packed: bytes) -> None:
    with pytest.raises(NotPlain):
        unpacked(b"/ASCII85Decode", packed)
