"""PDFs over length and number: time per page, memory, and a folder read by two processes.

CPU seconds are those of this process and of its reading process together. The folder is read by
two processes and by one, as `jixiao read --jobs` has it done, its results sent back; the same is
done with a loop that only computes, as the measure of what this computer gives two processes. One
process is held on one processor, with its reading process and the one that takes its results, for
a loop has no more; how fast it is when these may use the other processor is told beside.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from io import BytesIO
from itertools import repeat
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING, TypeVar

import pypdfium2
from books import SINGLE_FORM, WIDE_FORM, repeated
from pdf_to_grids import grids, seconds
from timing import Figure

from jixiao.cli.processes import called_in_processes
from jixiao.documents.opening import open_document
from jixiao.documents.pdf_process import reading_process
from jixiao.flow import publish, read_content

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Item = TypeVar("Item")

HERE = Path(__file__).resolve().parent
BOUND_FLAT = 1.3
BOUND_MEMORY = 100
BOUND_SHARED = 0.9
LENGTHS = (10, 100, 500)
COPIES = 10
FILES = 200
PLANS = 4
ROUNDS = 3
TURNS = 9
"""Of the folder: what one takes varies by a quarter where processors are lent to others too."""

STEPS = 150_000
"""Of the loop, for as long as a file takes."""

BEGUN = 8
"""Calls before the clock starts, in which processes are started and caches filled."""

MEASURE = "import sys, pdf_scaling; pdf_scaling.peak(sys.argv[1])"


def figures() -> Iterator[Figure]:
    """Yield time and memory over length, then what two processes make of a folder."""
    with tempfile.TemporaryDirectory() as folder:
        for form in (SINGLE_FORM, WIDE_FORM):
            yield from _over_length(Path(folder), form)
        yield _folder()


def peak(path: str) -> None:
    """Print the most memory in MB that this process and its reading process held for a file."""
    grids(Path(path).read_bytes())
    print(_held("self") + _held(str(reading_process().pid)))


def _held(process: str) -> int:
    status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    return int(status.split("VmHWM:")[1].split()[0]) // 1024


def _over_length(folder: Path, form: str) -> Iterator[Figure]:
    per_page = {}
    for projects in LENGTHS:
        content = publish(repeated(projects, form), form, "pdf")
        per_page |= _per_page(content)
    path = folder / f"{form}.pdf"
    path.write_bytes(content)
    if Path("/proc/self/status").exists():
        held = subprocess.run(
            [sys.executable, "-c", MEASURE, path], check=True, capture_output=True, text=True,
            cwd=HERE,
        )  # fmt: skip
        name = f"peak memory in MB, both processes, {max(per_page)} pages"
        yield Figure(name, float(held.stdout), BOUND_MEMORY, "", at_least=False)
    per_page |= _per_page(_copied(content))
    (short, *_, long) = per_page
    detail = ", ".join(f"{n} pages {t * 1000:.2f} ms" for n, t in per_page.items())
    name = f"time per page, {form}, {long} pages against {short}"
    yield Figure(name, per_page[long] / per_page[short], BOUND_FLAT, detail, at_least=False)


def _per_page(content: bytes) -> dict[int, float]:
    """Return the CPU seconds a page by the number of pages."""
    count = len(open_document("a.pdf", content).pages)
    return {count: median(seconds(grids, content) for _ in range(ROUNDS)) / count}


def _copied(content: bytes) -> bytes:
    """Return a PDF with all pages of another several times."""
    many, one, out = pypdfium2.PdfDocument.new(), pypdfium2.PdfDocument(content), BytesIO()
    for _ in range(COPIES):
        many.import_pages(one)
    many.save(out)
    return out.getvalue()


def compute(steps: int) -> int:
    """Return a number that takes some computing."""
    found = 0
    for step in range(steps):
        found = (found * 31 + step) % 65_537
    return found


def read(content: bytes) -> list[object]:
    """Return what a PDF holds."""
    return list(read_content("a.pdf", content))


def _folder() -> Figure:
    content = publish(repeated(PLANS, SINGLE_FORM), SINGLE_FORM, "pdf")
    took: dict[str, list[float]] = {"two": [], "two loops": [], "free": [], "one": [], "loop": []}
    for _ in range(TURNS):
        took["two"].append(_wall(read, content, 2))
        took["two loops"].append(_wall(compute, STEPS, 2))
        took["free"].append(_wall(read, content, 1))
        with _one_processor():
            took["one"].append(_wall(read, content, 1))
            took["loop"].append(_wall(compute, STEPS, 1))
    usual = {name: median(seconds) for name, seconds in took.items()}
    reading, free = usual["one"] / usual["two"], usual["free"] / usual["two"]
    computing = usual["loop"] / usual["two loops"]
    detail = (
        f"{FILES} files: two processes {reading:.2f} times as fast ({free:.2f} as one that may use"
        f" the other processor), a loop {computing:.2f}; medians of {TURNS} turns"
    )
    return Figure(
        "folder on two processes, against a loop", reading / computing, BOUND_SHARED, detail
    )


@contextmanager
def _one_processor() -> Iterator[None]:
    """Hold this process and those it starts on one processor, where the system can."""
    if not hasattr(os, "sched_setaffinity"):
        yield
        return
    held = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(held)})
    try:
        yield
    finally:
        os.sched_setaffinity(0, held)


def _wall(call: Callable[[Item], object], item: Item, jobs: int) -> float:
    """Return the seconds of as many calls as there are files, processes started before."""
    called = called_in_processes(call, repeat(item, BEGUN + FILES), jobs)
    for _ in range(BEGUN):
        next(called)
    started = perf_counter()
    for _ in called:
        pass
    return perf_counter() - started
