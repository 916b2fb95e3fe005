"""The peers' side of pdf_to_grids: tables of PDFs by the library that the first argument names.

Runs in an environment of its own (`make bench-peers`). For every line of standard input, a path,
it prints one line of JSON: the CPU seconds of opening the file and finding the tables of every
page, and the texts of their cells.
"""

from __future__ import annotations

import json
import sys
from time import process_time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


def by_pdfplumber(path: str) -> Iterator[str | None]:
    """Yield the cells that pdfplumber finds."""
    import pdfplumber  # noqa: PLC0415 - one of them runs

    with pdfplumber.open(path) as opened:
        for page in opened.pages:
            for table in page.extract_tables():
                for row in table:
                    yield from row
            page.close()


def by_camelot(path: str) -> Iterator[str | None]:
    """Yield the cells that camelot finds by rulings."""
    import camelot  # noqa: PLC0415 - as above

    for table in camelot.read_pdf(path, pages="all", flavor="lattice", suppress_stdout=True):
        for row in table.df.itertuples(index=False):
            yield from row


def by_pymupdf(path: str) -> Iterator[str | None]:
    """Yield the cells that PyMuPDF finds by rulings, its faster and more exact way."""
    import pymupdf  # noqa: PLC0415 - as above

    with pymupdf.open(path) as opened:
        for page in opened:
            for table in page.find_tables(use_layout=False).tables:
                for row in table.extract():
                    yield from row


READERS = {"pdfplumber": by_pdfplumber, "camelot": by_camelot, "pymupdf": by_pymupdf}


def main() -> None:
    """Answer each path."""
    read, answers = READERS[sys.argv[1]], sys.stdout
    sys.stdout = sys.stderr  # what a library says is no answer
    for line in sys.stdin:
        started = process_time()
        cells = list(read(line.rstrip("\n")))
        taken = process_time() - started
        print(json.dumps([taken, [text for text in cells if text]]), file=answers, flush=True)


main()
