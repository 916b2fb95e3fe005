"""Whole scans: plans read from pictures, with notes and places."""

from __future__ import annotations

import subprocess
import sys
import unicodedata
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING

import pypdfium2
import pytest

from documents.pdf_producers import SAMPLES, sample
from jixiao.documents.opening import open_document
from jixiao.documents.scan import can_scan
from jixiao.flow import publish, read_content
from jixiao.model.plan import PlanDocument
from jixiao.publishing.framing import framed_values
from jixiao.publishing.writers.overlay_pdf import overlay_pdf

if can_scan():
    import cv2
    import numpy as np
    from PIL import Image

    from documents.made_scans import Scanner, pdf_of_scans

if TYPE_CHECKING:
    from pathlib import Path

    from jixiao.model.plan import PerformancePlan

pytestmark = pytest.mark.needs("scan")

WIDE, SINGLE, TEXT = (
    next(path for path in SAMPLES if path.name.startswith(name))
    for name in ("huangyuan", "pingluo", "funing")
)


def pages_of(content: bytes, *numbers: int) -> bytes:
    """A PDF of some pages of another, counted from 0."""
    part, held = pypdfium2.PdfDocument.new(), BytesIO()
    part.import_pages(pypdfium2.PdfDocument(content), list(numbers))
    part.save(held)
    return held.getvalue()


def read(name: str, content: bytes) -> PlanDocument:
    (document,) = read_content(name, content)
    assert isinstance(document, PlanDocument), str(document)
    return document


def folded(text: str | None) -> str:
    plain = unicodedata.normalize("NFKC", text or "").replace("—", "-").replace("–", "-")
    return "".join(plain.split())


def narrow(plan: PerformancePlan) -> PerformancePlan:
    """The plan with the brackets of its unit's name narrow: pictures do not tell their width."""
    assert plan.unit is not None
    return replace(plan, unit=replace(plan.unit, name=folded(plan.unit.name)))


def rows(plan: PerformancePlan) -> list[tuple[str, ...]]:
    return [
        tuple(map(folded, (one.level1, one.level2, one.name, one.target.text)))
        for one in plan.indicators
    ]


@pytest.fixture(scope="module")
def single_print() -> bytes:
    return pages_of(publish(sample(SINGLE), None, "pdf"), 0)


@pytest.fixture(scope="module")
def single_scan(single_print: bytes) -> bytes:
    return next(Scanner().scanned(single_print))


@pytest.fixture(scope="module")
def scanned(single_scan: bytes) -> PlanDocument:
    return read("扫描.jpg", single_scan)


def test_a_turned_and_noisy_scan_reads_as_the_text_does(scanned: PlanDocument) -> None:
    (plan,) = scanned.projects
    true = sample(SINGLE).projects[0]
    assert rows(plan) == rows(true)
    assert (plan.name, plan.year, plan.budget) == (true.name, true.year, true.budget)


def test_every_value_of_a_scan_knows_its_page_and_place(scanned: PlanDocument) -> None:
    (plan,) = scanned.projects
    spans = [span for row in plan.indicators for span in row.spans.values()]
    assert spans
    assert all(span.page == 1 and span.box is not None for span in spans)
    assert scanned.notes[0].code == "JX-D021"


@pytest.mark.parametrize("quarters", [1, 2, 3])
def test_a_page_on_its_side_or_head_is_read_as_it_stands(
    single_scan: bytes, scanned: PlanDocument, quarters: int
) -> None:
    pixels = cv2.imdecode(np.frombuffer(single_scan, np.uint8), cv2.IMREAD_COLOR)
    done, turned = cv2.imencode(".png", np.rot90(pixels, -quarters))
    assert done
    document = read("扫描.png", bytes(turned))
    assert [rows(plan) for plan in document.projects] == [rows(scanned.projects[0])]
    box = document.projects[0].indicators[0].spans["target"].box
    there = scanned.projects[0].indicators[0].spans["target"].box
    assert box is not None
    assert there is not None
    shape = pixels.shape[1] * 72 / 200, pixels.shape[0] * 72 / 200
    assert box == pytest.approx(_turned(there, shape, quarters), abs=8)


def _turned(
    box: tuple[float, float, float, float], paper: tuple[float, float], quarters: int
) -> tuple[float, float, float, float]:
    """Where a box lies once its paper, so wide and high, is turned clockwise; A4 as claimed."""
    (left, top, right, bottom), (wide, high) = box, paper
    for _ in range(quarters):
        left, top, right, bottom = high - bottom, left, high - top, right
        wide, high = high, wide
    return left, top, right, bottom


def test_pages_of_a_tiff_make_one_table(scanned: PlanDocument) -> None:
    opened = pypdfium2.PdfDocument(publish(sample(WIDE), None, "pdf"))
    first, *others = [page.render(scale=150 / 72).to_pil().convert("L") for page in opened]
    held = BytesIO()
    first.save(
        held, "TIFF", save_all=True, append_images=others, dpi=(150, 150), compression="tiff_lzw"
    )
    document = read("扫描.tif", held.getvalue())
    assert list(map(narrow, document.projects)) == list(map(narrow, sample(WIDE).projects))
    signs = [note for note in document.notes if note.code == "JX-D023" and note.span.text == "="]
    assert all(note.span.box is not None and "改为“=”" in str(note.message) for note in signs)
    assert scanned.notes[0].code == document.notes[0].code


@pytest.mark.parametrize("layer", ["", "false words of some scanner"])
def test_a_pdf_of_pictures_is_recognised_whatever_its_layer_says(
    single_scan: bytes, scanned: PlanDocument, layer: str
) -> None:
    content = pdf_of_scans([single_scan], 200, layer=layer)
    document = read("扫描.pdf", content)
    assert [rows(plan) for plan in document.projects] == [rows(scanned.projects[0])]
    framed = list(framed_values(document, str))
    assert len(framed) > 40
    assert len(pypdfium2.PdfDocument(overlay_pdf(content, framed))) == 1


def test_the_overlay_of_a_picture_shows_it_with_its_values(
    single_scan: bytes, tmp_path: Path
) -> None:
    (tmp_path / "扫描.jpg").write_bytes(single_scan)
    command = [sys.executable, "-m", "jixiao", "read", "扫描.jpg", "--overlay", "看"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, check=True)
    assert "标注了" in done.stderr.decode("utf-8")
    (copy,) = (tmp_path / "看").iterdir()
    (page,) = pypdfium2.PdfDocument(copy)
    assert page.get_size() == pytest.approx((595, 842), abs=2)
    assert pypdfium2.raw.FPDFPage_GetAnnotCount(page.raw) > 40


def test_text_over_a_picture_of_the_page_is_no_scan(single_print: bytes) -> None:
    opened = pypdfium2.PdfDocument(single_print)
    picture = pypdfium2.PdfImage.new(opened)
    done, jpeg = cv2.imencode(".jpg", np.full((300, 200, 3), 240, np.uint8))
    assert done
    picture.load_jpeg(BytesIO(bytes(jpeg)), inline=True)
    page = opened[0]
    picture.set_matrix(pypdfium2.PdfMatrix().scale(*page.get_size()))
    page.insert_obj(picture)
    page.gen_content()
    under = BytesIO()
    opened.save(under)
    covered = open_document("a.pdf", under.getvalue())  # the picture hides what is drawn before
    assert [note.code for note in next(iter(covered.pages)).notes] != ["JX-D021"]
    plain = open_document("a.pdf", single_print)
    assert not next(iter(plain.pages)).notes


def test_a_blotted_cell_is_blank_or_told_never_guessed_in_silence(single_print: bytes) -> None:
    document = read("表.pdf", single_print)
    row = document.projects[0].indicators[0]
    box = row.spans["target"].box
    assert box is not None
    (page,) = pypdfium2.PdfDocument(single_print)
    pixels = np.ascontiguousarray(page.render(scale=200 / 72).to_numpy()[:, :, :3])
    left, top, right, bottom = (round(side * 200 / 72) for side in box)
    dirt = np.random.default_rng(7).integers(0, 256, (bottom - top - 12, right - left - 12, 1))
    pixels[top + 6 : bottom - 6, left + 6 : right - 6] = cv2.GaussianBlur(
        dirt.astype(np.uint8), (0, 0), 1.5
    )[:, :, None]
    blotted = read("扫描.jpg", Scanner(turn=0, specks=0).scan(pixels, 0))
    target = blotted.projects[0].indicators[0].target.text
    told = [
        note
        for note in blotted.notes
        if note.code in ("JX-D022", "JX-D024") and note.span.box is not None
        and box[0] - 3 <= note.span.box[0] and note.span.box[2] <= box[2] + 3
        and box[1] - 3 <= note.span.box[1] and note.span.box[3] <= box[3] + 3
    ]  # fmt: skip
    assert not target or told
    others = zip(
        blotted.projects[0].indicators[1:], document.projects[0].indicators[1:], strict=True
    )
    assert all(folded(one.target.text) == folded(two.target.text) for one, two in others)


def test_a_page_without_rulings_is_read_line_by_line() -> None:
    prose = pages_of(publish(sample(TEXT), None, "pdf"), 1)
    (page,) = open_document("目录.jpg", next(Scanner().scanned(prose))).pages
    (true,) = open_document("目录.pdf", prose).pages
    assert page.drawing is not None
    assert true.drawing is not None
    found = folded("".join(run.text for run in page.drawing.runs))
    wanted = folded(
        "".join(run.text for run in sorted(true.drawing.runs, key=lambda one: one.base))
    )
    assert len(wanted) > 300
    assert sorted(found) == sorted(wanted)


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"\x89PNG\r\n\x1a\n" + b"\0" * 40, id="no picture"),
        pytest.param(b"\xff\xd8\xff\xe0" + bytes(range(256)) * 4, id="noise"),
    ],
)
def test_a_damaged_picture_has_a_named_error(content: bytes) -> None:
    (fault,) = read_content("图.png", content)
    assert type(fault).__name__ == "DamagedDocument"


def test_an_empty_picture_says_nothing() -> None:
    held = BytesIO()
    Image.new("L", (800, 1000), 255).save(held, "PNG")
    (page,) = open_document("白.png", held.getvalue()).pages
    assert page.drawing is not None
    assert not page.drawing.runs
