"""The quick road and the sure road through a PDF lead to the same grids."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from jixiao.documents.document import Document, Page
from jixiao.documents.opening import open_document
from jixiao.documents.pdf import PdfPages
from jixiao.documents.pdf_fitness import Fitness, fitness_of
from jixiao.flow import publish, read_content
from jixiao.grids.finding import laid_out
from jixiao.grids.grid import Grid
from jixiao.model.plan import PlanDocument

SAMPLES = sorted((Path(__file__).parents[2] / "samples").glob("*.txt"))

FONT = b"<</Type/FontDescriptor/FontName/A/FontFile2 5 0 R>>"
CLIPPED = b"<</Length 30>>\nstream\n0 0 9 9 re W n BT (a) Tj ET\nendstream"


def printed(sample: Path) -> bytes:
    (document,) = read_content(sample.name, sample.read_bytes())
    assert isinstance(document, PlanDocument)
    return publish(document, None, "pdf")


def content_of(document: Document) -> list[object]:
    return [
        (block.rows, block.merges) if isinstance(block, Grid) else block
        for _, blocks in laid_out(document)
        for block in blocks
    ]


@pytest.mark.parametrize("sample", [pytest.param(path, id=path.stem) for path in SAMPLES])
def test_both_roads_lead_to_the_same_grids(sample: Path) -> None:
    quick = open_document("a.pdf", printed(sample))
    pages = quick.pages
    assert isinstance(pages, PdfPages)
    has_codes = "huangyuan" in sample.name  # broken within words, which the quick road misreads
    assert has_codes or any(page.drawing and page.drawing.again for page in pages)
    surely = [
        Page((), number=number + 1, drawing=pages.surely(number)) for number in range(len(pages))
    ]
    assert content_of(quick) == content_of(replace(quick, pages=surely))


@pytest.mark.parametrize(
    ("content", "maker", "expected"),
    [
        pytest.param(FONT, "", Fitness.FULL, id="embedded, nothing clipped"),
        pytest.param(FONT + CLIPPED, "Writer", Fitness.FULL, id="clips of a word processor"),
        pytest.param(
            FONT + CLIPPED, "Calc", Fitness.BESIDE_TABLES_HIDDEN, id="clips of a spreadsheet"
        ),
        pytest.param(FONT + CLIPPED, "", Fitness.NONE, id="clips of an unknown maker"),
        pytest.param(
            FONT + b"<<>>\nstream\nbegincmap <0001> <0036200B>\nendstream",
            "",
            Fitness.NONE,
            id="a character stands for several",
        ),
        pytest.param(FONT + b"/Encrypt 3 0 R", "Writer", Fitness.NONE, id="encrypted"),
        pytest.param(b"<</Type/FontDescriptor/FontName/A>>", "", Fitness.NONE, id="not embedded"),
        pytest.param(FONT + b"/Encoding/GBK-EUC-H", "", Fitness.NONE, id="a map outside the file"),
        pytest.param(b"", "Writer", Fitness.NONE, id="no font told"),
    ],
)
def test_only_files_known_to_be_read_exactly_are_fit(
    content: bytes, maker: str, expected: Fitness
) -> None:
    assert fitness_of(content, maker) is expected
