"""Scanned pages to cells against RapidOCR's own pipeline: same models, one thread, in turns.

python benchmarks/scan_speed.py [ROUNDS]

RapidOCR finds lines, tells whether they stand on their head and reads them; it knows no cells, so
its lines are put into the true ones, by their middle. CPU seconds; models are loaded before.
"""

from __future__ import annotations

import sys
from io import BytesIO
from pathlib import Path
from statistics import median
from time import process_time
from typing import TYPE_CHECKING, Any

import cv2
import numpy as np
import pypdfium2
from books import sample_documents
from scan_counting import cells_of, folded
from timing import Figure

from jixiao.documents.document import Document, Page
from jixiao.documents.opening import open_document
from jixiao.documents.scan import read_page
from jixiao.documents.scan_picture import pictures_of
from jixiao.flow import publish

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))
from documents.made_scans import Scanner

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scan_counting import Cell

BOUND = 1.6
PAGES = (0, 5)
"""Pages of each sample that are read; where there is no second one, the first alone."""

ROUNDS = 3
SAME_LINE = 0.6
"""Share of a line's height by which lines of one row may differ."""


def figures(rounds: int = ROUNDS) -> Iterator[Figure]:
    """Yield the ratio of CPU seconds and the difference of the cells read right.

    The first page is read once more before, which is not counted: what loads late has loaded.
    """
    engine = rapid()
    turns: dict[bool, list[float]] = {True: [], False: []}
    right = {True: 0, False: 0}
    whole = 0
    for scan, true in scans():
        ours, theirs = [], []
        for at in range(rounds if whole else rounds + 1):
            begun = process_time()
            page = read_page(next(pictures_of(scan)), 1)
            own = cells_of(Document("a.jpg", "", "jpeg", [page]))
            between = process_time()
            lines = engine(cv2.imdecode(np.frombuffer(scan, np.uint8), cv2.IMREAD_COLOR))
            ended = process_time()
            if whole or at:
                ours.append(between - begun)
                theirs.append(ended - between)
        turns[True].append(median(ours))
        turns[False].append(median(theirs))
        whole += len(true)
        right[True] += equal(true, [one.text for one in own])
        right[False] += equal(true, in_cells(lines, true, page))
    detail = f"{len(turns[True])} pages, {sum(turns[True]) / len(turns[True]):.2f} s a page against"
    detail = f"{detail} {sum(turns[False]) / len(turns[False]):.2f}"
    ratio = sum(turns[False]) / sum(turns[True])
    yield Figure("scanned pages against RapidOCR", ratio, BOUND, detail)
    detail = f"cells right: {right[True]} against {right[False]} of {whole}"
    yield Figure("cells right against RapidOCR", right[True] / max(1, right[False]), 1.0, detail)


def rapid() -> Any:  # noqa: ANN401 - ships no types
    """Return RapidOCR as it comes, on one thread."""
    from rapidocr import RapidOCR  # noqa: PLC0415 - loads much

    return RapidOCR(
        params={
            "EngineConfig.onnxruntime.intra_op_num_threads": 1,
            "EngineConfig.onnxruntime.inter_op_num_threads": 1,
            "Global.log_level": "error",
        }
    )


def scans() -> Iterator[tuple[bytes, list[Cell]]]:
    """Yield scanned pages with the cells that the print draws on them."""
    scanner = Scanner()
    for document in sample_documents():
        whole = pypdfium2.PdfDocument(publish(document, None, "pdf"))
        for number in PAGES:
            if number < len(whole):
                part = pypdfium2.PdfDocument.new()
                part.import_pages(whole, [number])
                held = BytesIO()
                part.save(held)
                true = cells_of(open_document("a.pdf", held.getvalue()))
                if true:
                    yield next(scanner.scanned(held.getvalue())), true


def equal(true: list[Cell], found: list[str]) -> int:
    """Return how many of the true cells were found, in order or not."""
    left = list(found)
    count = 0
    for one in true:
        if one.text in left:
            left.remove(one.text)
            count += 1
    return count


def in_cells(lines: Any, true: list[Cell], page: Page) -> list[str]:  # noqa: ANN401 - as above
    """Return the texts of the true cells as RapidOCR reads them, rows joined from the top."""
    assert page.drawing is not None
    point = Scanner().dpi / 72
    texts = []
    for cell in true:
        assert cell.box is not None
        left, top, right, bottom = (side * point for side in page.drawing.on_paper(cell.box))
        inside = [
            (box[:, 1].mean(), box[:, 0].min(), np.ptp(box[:, 1]), text)
            for box, text in zip(lines.boxes, lines.txts, strict=True)
            if left <= box[:, 0].mean() <= right and top <= box[:, 1].mean() <= bottom
        ]
        texts.append(folded("".join(text for *_, text in sorted(inside, key=_row))))
    return texts


def _row(one: tuple[float, float, float, str]) -> tuple[int, float]:
    """Return the row a line stands in and where it begins."""
    middle, left, high, _ = one
    return round(middle / max(1.0, SAME_LINE * high)), left


if __name__ == "__main__":
    for figure in figures(*map(int, sys.argv[1:])):
        print(figure)
