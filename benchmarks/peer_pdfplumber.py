"""The peer's side of pdf_to_grids: tables of the PDFs named on standard input, by pdfplumber.

Runs in an environment of its own (`make bench-peers`). For every line, a path, it prints the CPU
seconds of opening the file and finding the tables of every page.
"""

from __future__ import annotations

import sys
from time import process_time

import pdfplumber


def seconds(path: str) -> float:
    """Return the CPU seconds of finding the tables of a file's pages."""
    started = process_time()
    with pdfplumber.open(path) as opened:
        for page in opened.pages:
            page.extract_tables()
            page.close()
    return process_time() - started


for line in sys.stdin:
    print(seconds(line.rstrip("\n")), flush=True)
