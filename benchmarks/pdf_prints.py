"""PDFs to measure with: the sample documents as several producers print them, with their cells."""

from __future__ import annotations

import shutil
import subprocess
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from books import sample_documents

from jixiao.documents.document import Table
from jixiao.documents.opening import open_document
from jixiao.flow import publish
from jixiao.grids.finding import laid_out
from jixiao.grids.grid import Grid

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path


@dataclass(frozen=True)
class Print:
    """A printed document and the texts of the cells it was printed from, blanks left out."""

    path: Path
    cells: Counter[str]


def prints(folder: Path) -> Iterator[Print]:
    """Yield the samples as printed by jixiao and, where there are, by LibreOffice and again."""
    for document in sample_documents():
        cells = cells_in("a.docx", publish(document, None, "docx"))
        stem = document.document.rpartition(".")[0] or document.document
        path = folder / f"{stem}, typst.pdf"
        path.write_bytes(publish(document, None, "pdf"))
        yield Print(path, cells)
        if not shutil.which("soffice"):
            continue
        for kind, name in (("docx", "writer"), ("xlsx", "calc")):
            source = folder / f"{stem}, {name}.{kind}"
            source.write_bytes(publish(document, None, kind))
            converted = _converted(source, folder)
            yield Print(converted, cells)
            if shutil.which("gs"):
                yield Print(_distilled(converted), cells)


def cells_in(name: str, content: bytes) -> Counter[str]:
    """Return the texts of the cells jixiao reads in a file."""
    return texts(
        text
        for _, blocks in laid_out(open_document(name, content))
        for block in blocks
        if isinstance(block, (Grid, Table))
        for row in block.rows
        for text in row
    )


def texts(cells: Iterable[str]) -> Counter[str]:
    """Return the filled ones of some cells, without blanks, counted."""
    return Counter(text for text in ("".join(cell.split()) for cell in cells) if text)


def share(found: Counter[str], truth: Counter[str]) -> float:
    """Return twice the cells in both over all in either: 1 when they are the same."""
    return 2 * (found & truth).total() / max(1, found.total() + truth.total())


def _converted(source: Path, folder: Path) -> Path:
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, source],
        check=True, capture_output=True,
    )  # fmt: skip
    return source.with_suffix(".pdf")


def _distilled(path: Path) -> Path:
    out = path.with_name(f"{path.stem}, distilled.pdf")
    command = ["gs", "-q", "-dBATCH", "-dNOPAUSE", "-sDEVICE=pdfwrite", f"-sOutputFile={out}"]
    subprocess.run([*command, path], check=True, capture_output=True)
    return out
