"""PDF to joined grids, in turns with pdfplumber, camelot and PyMuPDF on the same files.

The peers run in an environment of their own, `.venv-peers` (`make bench-peers`) or the Python that
PEERS_PYTHON names; those it lacks are left out. All count CPU seconds, ours those of the reading
process with it, from bytes or path to tables; ours joins tables over pages too.
"""

from __future__ import annotations

import gc
import json
import os
import subprocess
import tempfile
from contextlib import ExitStack
from pathlib import Path
from statistics import median
from time import process_time
from typing import TYPE_CHECKING

import pypdfium2
import pypdfium2.raw as pdfium
from pdf_prints import Print, cells_in, prints, share, texts
from timing import Figure

from jixiao.documents.opening import open_document
from jixiao.documents.pdf_process import reading_process
from jixiao.flow import read_content
from jixiao.grids.finding import laid_out

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

HERE = Path(__file__).resolve().parent
BOUNDS = {"pdfplumber": 25, "camelot": 10, "pymupdf": 10}
BOUND_PLANS = 10
BOUND_CELLS = 0.998
ROUNDS = 5
CALLS = 3
"""Of ours in a turn: one is a hundredth of a peer's and would tell how cold the caches are."""

PEER_ROUNDS = {"pdfplumber": 3, "camelot": 1, "pymupdf": 1}
FEW, MORE = 5, 5
"""Prints of so few pages have so many times the rounds: what a tenth of a second takes varies."""


def figures() -> Iterator[Figure]:
    """Yield, for each file, the ratio to each peer, and the cells that each has right."""
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        peers = {name: peer for name in BOUNDS if (peer := _peer(name, stack)) is not None}
        for one in prints(Path(folder)):
            yield from _compared(one, peers)


def grids(content: bytes) -> int:
    """Return how many blocks jixiao finds in a PDF, tables joined."""
    return sum(len(blocks) for _, blocks in laid_out(open_document("a.pdf", content)))


def seconds(call: Callable[[bytes], object], content: bytes) -> float:
    """Return the CPU seconds of a call, those of the reading process with it."""
    gc.collect()
    reader = reading_process()
    started = process_time() + reader.seconds()
    call(content)
    return process_time() + reader.seconds() - started


def bare(content: bytes) -> None:
    """Have pdfium load the characters and paths of every page, and nothing more."""
    opened = pypdfium2.PdfDocument(content)
    for index in range(len(opened)):
        page = pdfium.FPDF_LoadPage(opened.raw, index)
        text = pdfium.FPDFText_LoadPage(page)
        pdfium.FPDFText_ClosePage(text)
        pdfium.FPDF_ClosePage(page)
    opened.close()


def _peer(name: str, stack: ExitStack) -> subprocess.Popen[str] | None:
    """Return a peer that waits for paths; None where it is not installed."""
    beside = HERE.parent / ".venv-peers" / "bin" / "python"
    python = os.environ.get("PEERS_PYTHON") or (str(beside) if beside.exists() else None)
    found = python and subprocess.run(
        [python, "-c", f"import {name}"], check=False, capture_output=True
    )
    if not python or not found or found.returncode:
        print(f"{name}: not installed beside (make bench-peers), not compared")
        return None
    peer = subprocess.Popen(
        [python, HERE / "peer_tables.py", name], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL, text=True,
    )  # fmt: skip
    return stack.enter_context(peer)


def _plans(content: bytes) -> int:
    return len(read_content("a.pdf", content))


def _asked(peer: subprocess.Popen[str], path: Path) -> tuple[float, list[str]]:
    assert peer.stdin is not None
    assert peer.stdout is not None
    peer.stdin.write(f"{path}\n")
    peer.stdin.flush()
    taken, cells = json.loads(peer.stdout.readline())
    return taken, cells


def _compared(one: Print, peers: dict[str, subprocess.Popen[str]]) -> Iterator[Figure]:
    content, name = one.path.read_bytes(), one.path.stem
    pages = len(open_document("a.pdf", content).pages)
    grids(content)
    theirs: dict[str, list[float]] = {peer: [] for peer in peers}
    ours: list[float] = []
    whole: list[float] = []
    library: list[float] = []
    right = {"jixiao": share(cells_in("a.pdf", content), one.cells)}
    times = MORE if pages <= FEW else 1
    for turn in range(ROUNDS * times):
        for call, taken in ((grids, ours), (_plans, whole), (bare, library)):
            taken.extend(seconds(call, content) for _ in range(CALLS))
        for peer, process in peers.items():
            if turn < PEER_ROUNDS[peer] * times:
                taken, cells = _asked(process, one.path)
                theirs[peer].append(taken)
                right[peer] = share(texts(cells), one.cells)
    mine, plans, floor = median(ours), median(whole), median(library)
    for peer, spent in theirs.items():
        detail = f"{pages / mine:.0f} pages/s against {pages / median(spent):.1f}"
        detail += f"; cells right {right[peer]:.1%}"
        yield Figure(f"{name}: {peer}", median(spent) / mine, BOUNDS[peer], detail)
    if "pdfplumber" in theirs:
        ratio = median(theirs["pdfplumber"]) / plans
        yield Figure(f"{name}: to plans, pdfplumber's tables", ratio, BOUND_PLANS, "")
    detail = f"{pages} pages; {mine / floor:.1f} times what pdfium alone takes"
    yield Figure(f"{name}: share of cells right", right["jixiao"], BOUND_CELLS, detail)
