"""How much of scanned prints is read right: characters, cells, fields, and doubts told.

python benchmarks/scan_accuracy.py [--dpi N] [--turn DEGREES] [--stamps N] [--pages N] [--show]

All 41 plans of the samples in their three layouts, printed by jixiao, then scanned with turn,
noise and JPEG (seeded). Cells are compared with those the PDF itself draws, fields with the text
samples, both with the width of signs folded. `--pages` takes the first pages of each only.
"""

from __future__ import annotations

import argparse
import sys
import unicodedata
from dataclasses import dataclass, fields, is_dataclass, replace
from difflib import SequenceMatcher
from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING, Any

import pypdfium2
from books import sample_documents
from rapidfuzz.distance import Levenshtein
from timing import Figure

from jixiao.documents.opening import open_document
from jixiao.flow import interpret, publish, recognise
from jixiao.grids.finding import laid_out
from jixiao.grids.grid import Grid

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))
from documents.made_scans import Scanner, pdf_of_scans

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.documents.document import Document, Page
    from jixiao.model.note import ReadingNote
    from jixiao.model.plan import PlanDocument

BOUNDS = {"characters": 0.995, "cells": 0.98, "fields": 0.95, "wrong cells with a doubt": 0.8}
DOUBTS = frozenset(("JX-D022", "JX-D023", "JX-D024", "JX-D025"))
FOLDED = str.maketrans("⩾⩽≧≦—–−―－～〔〕【】", "≥≤≥≤-----~[][]")


@dataclass
class Count:
    """How many there are and how many of them are right."""

    whole: int = 0
    right: int = 0

    def add(self, whole: int, right: int) -> None:
        """Count some more."""
        self.whole, self.right = self.whole + whole, self.right + right

    @property
    def share(self) -> float:
        """The share of right ones; 1 when there are none."""
        return self.right / self.whole if self.whole else 1.0


@dataclass(frozen=True)
class Cell:
    """A filled cell: its folded text, rows and columns it spans, and its place."""

    text: str
    span: tuple[int, int]
    page: int | None
    box: tuple[float, float, float, float] | None


def folded(text: str) -> str:
    """Return the text without blanks, width and like signs folded."""
    return "".join(unicodedata.normalize("NFKC", text.translate(FOLDED)).split())


def cells_of(document: Document) -> list[Cell]:
    """Return the filled cells of a document's grids in reading order."""
    return [
        cell
        for _, blocks in laid_out(document)
        for block in blocks
        if isinstance(block, Grid)
        for cell in _cells(block)
    ]


def _cells(grid: Grid) -> Iterator[Cell]:
    spans = {(m.top, m.left): (m.bottom - m.top, m.right - m.left) for m in grid.merges}
    for row, texts in enumerate(grid.rows):
        for column, text in enumerate(texts):
            if text.strip():
                place = grid.span(row, column)
                span = spans.get((row + 1, column + 1), (0, 0))
                yield Cell(folded(text), span, place.page, place.box)


def fields_of(
    value: Any,  # noqa: ANN401 - a plan or any part of it
    path: str = "",
) -> Iterator[tuple[str, str]]:
    """Yield every filled field of a plan by its path, texts folded."""
    if is_dataclass(value):
        for each in fields(value):
            if each.compare:
                yield from fields_of(getattr(value, each.name), f"{path}.{each.name}")
    elif isinstance(value, (tuple, list)):
        for at, each in enumerate(value):
            yield from fields_of(each, f"{path}[{at}]")
    elif isinstance(value, str):
        yield path, folded(value)
    elif value is not None:
        yield path, str(value)


class Comparison:
    """What has been compared so far."""

    def __init__(self, *, show: bool) -> None:
        self.counts = {name: Count() for name in BOUNDS}
        self.seconds = 0.0
        self.pages = 0
        self._show = show

    def cells(self, true: list[Cell], found: list[Cell], notes: list[ReadingNote]) -> None:
        """Compare cells in order; a wrong one is told when a doubt lies in its box."""
        keys = [[(one.text, one.span) for one in cells] for cells in (true, found)]
        whole = sum(len(one.text) for one in true)
        errors = 0
        right = 0
        for kind, a, b, c, d in SequenceMatcher(None, *keys, autojunk=False).get_opcodes():
            if kind == "equal":
                right += b - a
                continue
            pairs = list(zip(true[a:b], found[c:d], strict=False)) if b - a == d - c else []
            for old, new in pairs:
                self._tell(old.text, new.text)
                errors += Levenshtein.distance(old.text, new.text)
                self._count_told(told(new, notes))
            if not pairs:
                old_text = "".join(one.text for one in true[a:b])
                new_text = "".join(one.text for one in found[c:d])
                self._tell(old_text, new_text)
                errors += Levenshtein.distance(old_text, new_text)
                self._count_told(any(told(one, notes) for one in (*true[a:b], *found[c:d])))
        self.counts["cells"].add(len(true), right)
        self.counts["characters"].add(whole, whole - errors)

    def _count_told(self, is_told: bool) -> None:  # noqa: FBT001 - what is counted
        self.counts["wrong cells with a doubt"].add(1, int(is_told))

    def plans(self, true: PlanDocument, found: PlanDocument) -> None:
        """Compare the fields of plans in order."""
        for number, plan in enumerate(true.projects):
            wanted = dict(fields_of(plan))
            other = found.projects[number] if number < len(found.projects) else None
            held = dict(fields_of(other)) if other else {}
            right = sum(held.get(path) == text for path, text in wanted.items())
            self.counts["fields"].add(len(wanted), right)

    def _tell(self, old: str, new: str) -> None:
        if self._show:
            print(f"  {old!r} read as {new!r}")

    def figures(self) -> Iterator[Figure]:
        """Yield the shares with their bounds."""
        for name, bound in BOUNDS.items():
            count = self.counts[name]
            detail = f"{count.right} of {count.whole}"
            yield Figure(f"scans: {name} right" if "doubt" not in name else f"scans: {name}",
                         count.share, bound, detail)  # fmt: skip


def _on_paper(cell: Cell, pages: list[Page]) -> Cell:
    """Return a cell of the print with its box as it lies on the scan."""
    drawing = pages[(cell.page or 1) - 1].drawing
    if cell.box is None or drawing is None:
        return cell
    return replace(cell, box=drawing.on_paper(cell.box))


def told(cell: Cell, notes: list[ReadingNote]) -> bool:
    """Return whether a doubt lies in the box of a cell."""
    return any(
        note.code in DOUBTS
        and note.span.page == cell.page
        and note.span.box is not None
        and cell.box is not None
        and cell.box[0] <= (note.span.box[0] + note.span.box[2]) / 2 <= cell.box[2]
        and cell.box[1] <= (note.span.box[1] + note.span.box[3]) / 2 <= cell.box[3]
        for note in notes
    )


def compared(scanner: Scanner, *, pages: int | None = None, show: bool = False) -> Comparison:
    """Return the comparison over all samples."""
    comparison = Comparison(show=show)
    for document in sample_documents():
        print_ = first_pages(publish(document, None, "pdf"), pages)
        scan = pdf_of_scans(list(scanner.scanned(print_)), scanner.dpi)
        begun = process_time()
        opened = open_document("a.pdf", scan)
        kept = list(opened.pages)
        comparison.seconds += process_time() - begun
        comparison.pages += len(kept)
        notes = [note for page in kept for note in page.notes]
        true = [_on_paper(one, kept) for one in cells_of(open_document("a.pdf", print_))]
        comparison.cells(true, cells_of(opened), notes)
        if pages is None:
            comparison.plans(document, interpret(recognise(opened)))
    return comparison


def first_pages(content: bytes, count: int | None) -> bytes:
    """Return a PDF with its first pages only, or as it is."""
    if count is None:
        return content
    from io import BytesIO  # noqa: PLC0415 - only here

    part = pypdfium2.PdfDocument.new()
    whole = pypdfium2.PdfDocument(content)
    part.import_pages(whole, list(range(min(count, len(whole)))))
    held = BytesIO()
    part.save(held)
    return held.getvalue()


def figures() -> Iterator[Figure]:
    """Yield the shares at 200 dots per inch, then with stamps, which have no bound of their own."""
    yield from compared(Scanner()).figures()
    stamped = compared(Scanner(stamps=1))
    for one in stamped.figures():
        yield Figure(one.name + ", stamps over text", one.ratio, 0.0, one.detail)


def main() -> int:
    """Print the figures of one scanner; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--dpi", type=int, default=200)
    parser.add_argument("--turn", type=float, default=2.0)
    parser.add_argument("--stamps", type=int, default=0)
    parser.add_argument("--seed", type=int, default=41)
    parser.add_argument("--quality", type=int, default=70)
    parser.add_argument("--noise", type=float, default=7.0)
    parser.add_argument("--pages", type=int)
    parser.add_argument("--show", action="store_true")
    asked = parser.parse_args()
    scanner = Scanner(
        dpi=asked.dpi, turn=asked.turn, stamps=asked.stamps, seed=asked.seed,
        quality=asked.quality, noise=asked.noise,
    )  # fmt: skip
    comparison = compared(scanner, pages=asked.pages, show=asked.show)
    found = list(comparison.figures())
    for one in found:
        print(one)
    print(f"{comparison.pages} pages, {comparison.seconds / comparison.pages:.1f} s CPU a page")
    return 0 if all(one.holds for one in found) else 1


if __name__ == "__main__":
    sys.exit(main())
