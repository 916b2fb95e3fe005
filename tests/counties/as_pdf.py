# ruff: noqa: T201 - a script that prints its report
"""Print field F1 of the written documents as PDF beside that of the documents themselves.

python tests/counties/as_pdf.py [--only WORD] [--show N] [--keep DIR]
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from counties.evaluate import read
from counties.printed import documents, lacking, prints
from counties.scoring import Score, score_document

if TYPE_CHECKING:
    from counties.corpus import Case

REQUIRED = 0.98


class Compared(NamedTuple):
    """Scores of a document and of its print."""

    document: Score
    printed: Score


def compare(case: Case, printed: Case) -> Compared:
    """Read a document and its print."""
    own, own_fault = read(case)
    got, fault = read(printed)
    if own_fault or fault:
        print(f"{case.id}: {own_fault or ''} / {fault or ''}")
    return Compared(
        score_document(case.truth, own),
        score_document(case.truth, got),
    )


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", default="", help="only documents with this in the id")
    parser.add_argument("--show", type=int, default=0, help="differences shown of each print")
    parser.add_argument("--keep", type=Path, help="write PDFs there, and take those there are")
    options = parser.parse_args()
    if lacking():
        print(f"install {lacking()}")
        return 1
    cases = {one.id: one for one in documents() if options.only in one.id}
    totals: defaultdict[str, list[Score]] = defaultdict(lambda: [Score(), Score()])
    for (name, printer), printed in prints(cases.values(), options.keep).items():
        found = compare(cases[name], printed)
        for kind in (printer, "all"):
            for total, score in zip(totals[kind], found, strict=True):
                total.add(score)
        print(line(f"{name}, {printer}", found), flush=True)
        for one in found.printed.differences[: options.show]:
            print(f"    {one.path}: {one.expected!r} <- {one.got!r}")
    print()
    for kind, scores in totals.items():
        print(line(kind, Compared(*scores)))
    return 0


def line(name: str, found: Compared) -> str:
    lower = "  <<<" if found.printed.f1 < REQUIRED else ""
    return f"{name:60} document {found.document.f1:.3f}  PDF {found.printed.f1:.3f}{lower}"


if __name__ == "__main__":
    sys.exit(main())
