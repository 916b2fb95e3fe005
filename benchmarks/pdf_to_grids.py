"""PDF to joined grids, in turns with pdfplumber's tables; time per page over long files.

pdfplumber runs in an environment of its own, `.venv-peers` (`make bench-peers`) or the Python
that PEERS_PYTHON names; without it only the time per page is measured. Both sides count CPU
seconds in one process each, from bytes or path to tables. Our side joins tables over pages too.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median
from time import process_time
from typing import TYPE_CHECKING

from books import SINGLE_FORM, WIDE_FORM, repeated, sample_documents
from timing import Figure

from jixiao.documents.opening import open_document
from jixiao.documents.pdf import PdfPages
from jixiao.flow import publish
from jixiao.grids.finding import laid_out

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = Path(__file__).resolve().parent
BOUND_EMBEDDED = 25
BOUND_ANY = 15
BOUND_FLAT = 1.3
BOUND_MEMORY = 100
ROUNDS = 3
LENGTHS = (10, 100, 500)
MEASURE = "import sys, pdf_to_grids; pdf_to_grids.peak(sys.argv[1])"


def figures() -> Iterator[Figure]:
    """Yield the ratio to pdfplumber of each kind of file, then time and memory over length."""
    with tempfile.TemporaryDirectory() as folder:
        yield from _against_pdfplumber(Path(folder))
        yield from _over_length(Path(folder))


def grids(content: bytes) -> int:
    """Return how many blocks jixiao finds in a PDF, tables joined."""
    return sum(len(blocks) for _, blocks in laid_out(open_document("a.pdf", content)))


def seconds(content: bytes) -> float:
    """Return the CPU seconds from bytes to joined grids."""
    started = process_time()
    grids(content)
    return process_time() - started


def peak(path: str) -> None:
    """Print the most memory this process held, in MB, after reading a file."""
    grids(Path(path).read_bytes())
    status = Path("/proc/self/status")
    if status.exists():  # getrusage counts what the parent held
        held = status.read_text(encoding="ascii").split("VmHWM:")[1].split()[0]
        print(int(held) // 1024)
    else:
        print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)


def _against_pdfplumber(folder: Path) -> Iterator[Figure]:
    python = peers_python()
    if python is None:
        print("pdfplumber: not installed beside (make bench-peers), not compared")
        return
    with subprocess.Popen(
        [python, HERE / "peer_pdfplumber.py"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        text=True,
    ) as peer:  # fmt: skip
        for path in documents(folder):
            yield _ratio(path, peer)


def peers_python() -> str | None:
    """Return the Python that has pdfplumber; None where there is none."""
    named = os.environ.get("PEERS_PYTHON")
    beside = HERE.parent / ".venv-peers" / "bin" / "python"
    return named or (str(beside) if beside.exists() else None)


def documents(folder: Path) -> list[Path]:
    """Return the three sample documents as printed by jixiao and, if there, by LibreOffice."""
    found = []
    for document in sample_documents():
        stem = Path(document.document).stem
        for kind in ("pdf", "docx", "xlsx"):
            path = folder / f"{stem}.{kind}" if kind == "pdf" else folder / kind / f"{stem}.{kind}"
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(publish(document, None, kind))
            if kind == "pdf":
                found.append(path)
    for kind in ("docx", "xlsx"):
        found.extend(_converted(folder, kind))
    return found


def _converted(folder: Path, kind: str) -> list[Path]:
    """Return the PDFs that LibreOffice prints of the files of a kind; none where it is missing."""
    out = folder / f"{kind}-pdf"
    try:
        subprocess.run(
            ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless",
             "--convert-to", "pdf", "--outdir", out, *sorted((folder / kind).iterdir())],
            check=True, capture_output=True,
        )  # fmt: skip
    except FileNotFoundError:
        return []
    return [path.rename(path.with_suffix(f".{kind}.pdf")) for path in sorted(out.iterdir())]


def _ratio(path: Path, peer: subprocess.Popen[str]) -> Figure:
    assert peer.stdin is not None
    assert peer.stdout is not None
    content = path.read_bytes()
    turns = []
    for _ in range(ROUNDS + 1):
        peer.stdin.write(f"{path}\n")
        peer.stdin.flush()
        turns.append((float(peer.stdout.readline()), seconds(content)))
    theirs, ours = (median(column) for column in zip(*turns[1:], strict=True))
    pages = open_document("a.pdf", content).pages
    assert isinstance(pages, PdfPages)
    count = len(pages)
    detail = f"{count / ours:.0f} pages/s against {count / theirs:.1f}"
    bound = BOUND_EMBEDDED if pages.is_quick else BOUND_ANY
    return Figure(f"{path.name} against pdfplumber", theirs / ours, bound, detail)


def _over_length(folder: Path) -> Iterator[Figure]:
    for form in (SINGLE_FORM, WIDE_FORM):
        per_page = {}
        for projects in LENGTHS:
            path = folder / f"{form}-{projects}.pdf"
            path.write_bytes(publish(repeated(projects, form), form, "pdf"))
            content = path.read_bytes()
            count = len(open_document("a.pdf", content).pages)
            per_page[count] = median(seconds(content) for _ in range(3)) / count
        (short, *_, long) = per_page
        detail = ", ".join(f"{n} pages {t * 1000:.2f} ms" for n, t in per_page.items())
        name = f"time per page, {form}, {long} pages against {short}"
        yield Figure(name, per_page[long] / per_page[short], BOUND_FLAT, detail, at_least=False)
        held = subprocess.run(
            [sys.executable, "-c", MEASURE, path], check=True, capture_output=True, text=True,
            cwd=HERE,
        )  # fmt: skip
        name = f"peak memory in MB, {form}, {long} pages"
        yield Figure(name, float(held.stdout), BOUND_MEMORY, "", at_least=False)
