"""The same documents printed as PDF by several producers."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Final

from jixiao.flow import publish, read_content
from jixiao.model.plan import PlanDocument

if TYPE_CHECKING:
    from collections.abc import Iterable

SAMPLES: Final = sorted((Path(__file__).parents[2] / "samples").glob("*.txt"))
PRODUCERS: Final = (
    "typst",
    "writer",
    "calc",
    "writer, then ghostscript",
    "calc, then ghostscript",
)
KINDS: Final = {"writer": "docx", "calc": "xlsx"}


def sample(path: Path) -> PlanDocument:
    """Return the plans of a sample text."""
    (document,) = read_content(path.name, path.read_bytes())
    assert isinstance(document, PlanDocument), document
    return document


def missing(producer: str) -> str:
    """Return the name of a program that a producer needs and this computer lacks, or ""."""
    needed = {"writer": "soffice", "calc": "soffice", "ghostscript": "gs"}
    return next(
        (name for word, name in needed.items() if word in producer and not shutil.which(name)), ""
    )


def printed(producer: str, folder: Path) -> dict[str, bytes]:
    """Return the PDF of every sample as the producer prints it, by the sample's name."""
    first, _, then = producer.partition(", then ")
    if first == "typst":
        return {path.stem: publish(sample(path), None, "pdf") for path in SAMPLES}
    made = _converted(folder, KINDS[first])
    if then:
        made = [_distilled(path) for path in made]
    return {path.stem.split(".")[0]: path.read_bytes() for path in made}


def _converted(folder: Path, kind: str) -> list[Path]:
    sources = [folder / f"{path.stem}.{kind}" for path in SAMPLES]
    for path, source in zip(SAMPLES, sources, strict=True):
        source.write_bytes(publish(sample(path), None, kind))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    _run(["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, *sources])
    return [source.with_suffix(".pdf") for source in sources]


def _distilled(path: Path) -> Path:
    out = path.with_suffix(".again.pdf")
    _run(["gs", "-q", "-dBATCH", "-dNOPAUSE", "-sDEVICE=pdfwrite", f"-sOutputFile={out}", path])
    return out


def _run(command: Iterable[str | Path]) -> None:
    subprocess.run([*command], check=True, capture_output=True)
