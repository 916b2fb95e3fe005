"""How much of scanned prints is read right: characters, cells, fields, and doubts told.

python benchmarks/scan_accuracy.py [--printer NAME] [--layouts N] [--dpi N] [--seed N]…
    [--turn DEGREES] [--noise N] [--quality N] [--stamps N] [--every N] [--show]

All 41 plans of the samples in the layouts they were published in, printed by jixiao or by another
printer (Writer, Calc …), then scanned with turn, noise and JPEG (seeded). `--layouts N` prints N
plans of each sample in each of the three layouts. Cells are compared with those the PDF itself
draws, fields with the plans, both with the width of signs folded. `--every N` takes every Nth page
only, each alone, others with each seed, and compares no fields.
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING

import pypdfium2
from scan_counting import Comparison, cells_of
from scan_prints import OWN, all_layouts, own_layouts
from timing import Figure

from jixiao.documents.opening import open_document
from jixiao.flow import interpret, recognise

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))
from documents.made_scans import Scanner, pdf_of_scans

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scan_counting import Cell
    from scan_prints import Print

    from jixiao.documents.document import Page

SEEDS = 1000
"""Between the seeds of pages that are scanned alone."""


def _on_paper(cell: Cell, pages: list[Page]) -> Cell:
    """Return a cell of the print with its box as it lies on the scan."""
    drawing = pages[(cell.page or 1) - 1].drawing
    if cell.box is None or drawing is None:
        return cell
    return replace(cell, box=drawing.on_paper(cell.box))


def compared(
    prints: Iterable[Print], scanner: Scanner, *, every: int = 1, show: bool = False
) -> Comparison:
    """Return the comparison over all prints."""
    comparison = Comparison(show=show)
    for print_ in prints:
        comparison.begin(print_.name)
        for at, printed in enumerate(pages_of(print_.content, every, scanner.seed)):
            turned = replace(scanner, seed=scanner.seed + SEEDS * at)
            scan = pdf_of_scans(list(turned.scanned(printed)), scanner.dpi)
            begun = process_time()
            opened = open_document("a.pdf", scan)
            kept = list(opened.pages)
            comparison.seconds += process_time() - begun
            comparison.pages += len(kept)
            notes = [note for page in kept for note in page.notes]
            true = [_on_paper(one, kept) for one in cells_of(open_document("a.pdf", printed))]
            comparison.cells(true, cells_of(opened), notes)
            if every == 1:
                comparison.plans(print_.plans, interpret(recognise(opened)).projects)
    return comparison


def pages_of(content: bytes, every: int, seed: int) -> Iterator[bytes]:
    """Yield a PDF as it is, or every so manieth page alone: pages far apart join to no table."""
    if every == 1:
        yield content
        return
    whole = pypdfium2.PdfDocument(content)
    chosen = [at for at in range(len(whole)) if (at - seed) % every == 0]
    for at in chosen or [seed % len(whole)]:
        part, held = pypdfium2.PdfDocument.new(), BytesIO()
        part.import_pages(whole, [at])
        part.save(held)
        yield held.getvalue()


def figures() -> Iterator[Figure]:
    """Yield the shares at 200 dots per inch, then with stamps, which have no bound of their own."""
    prints = list(own_layouts())
    yield from compared(prints, Scanner()).figures()
    stamped = compared(prints, Scanner(stamps=1))
    for one in stamped.figures():
        yield Figure(one.name + ", stamps over text", one.ratio, 0.0, one.detail)


def main() -> int:
    """Print the figures of each scanner asked for; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--printer", default=OWN, help="a name of tests/prints/producers.py")
    parser.add_argument("--layouts", type=int, metavar="N", help="N plans in each of three layouts")
    parser.add_argument("--dpi", type=int, default=200)
    parser.add_argument("--turn", type=float, default=2.0)
    parser.add_argument("--stamps", type=int, default=0)
    parser.add_argument("--seed", type=int, nargs="+", default=[41])
    parser.add_argument("--quality", type=int, default=70)
    parser.add_argument("--noise", type=float, default=7.0)
    parser.add_argument("--every", type=int, default=1)
    parser.add_argument("--show", action="store_true")
    asked = parser.parse_args()
    prints = list(
        all_layouts(asked.printer, asked.layouts) if asked.layouts else own_layouts(asked.printer)
    )
    missed = 0
    for seed in asked.seed:
        scanner = Scanner(
            dpi=asked.dpi, turn=asked.turn, stamps=asked.stamps, seed=seed,
            quality=asked.quality, noise=asked.noise,
        )  # fmt: skip
        print(scanner)
        comparison = compared(prints, scanner, every=asked.every, show=asked.show)
        for one in comparison.figures():
            print(one)
            missed += not one.holds
        each = comparison.seconds / comparison.pages
        print(f"{comparison.pages} pages, {each:.1f} s CPU a page", flush=True)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
