"""Printing 400 projects as PDF, against LibreOffice converting the same sheet's DOCX."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from books import SINGLE_FORM, WIDE_FORM, repeated
from timing import Figure, medians

from jixiao.flow import publish

PROJECTS = 400


def figures() -> list[Figure]:
    """Return LibreOffice's time over ours, for small tables and for one long one."""
    office = shutil.which("soffice")
    if office is None:
        print("pdf_printing: LibreOffice is not installed, nothing to compare with")
        return []
    return [
        against_office(office, SINGLE_FORM, "small tables"),
        against_office(office, WIDE_FORM, "one long table"),
    ]


def against_office(office: str, form: str, kind: str) -> Figure:
    """Return the figure of one form; our side goes from plans to bytes, theirs from a DOCX."""
    document = repeated(PROJECTS, form)
    with tempfile.TemporaryDirectory() as scratch:
        word = Path(scratch) / "measured.docx"
        word.write_bytes(publish(document, form, "docx"))
        ours, theirs = medians(
            lambda: publish(document, form, "pdf"),
            lambda: convert(office, word),
            rounds=1,
        )
    name = f"PDF of {PROJECTS} projects ({kind}), LibreOffice / jixiao"
    return Figure(name, theirs / ours, 5, f"{ours:.1f} s against {theirs:.1f} s")


def convert(office: str, word: Path) -> None:
    """Write the PDF of a Word file beside it; raises when LibreOffice fails or writes none."""
    profile = (word.parent / "profile").as_uri()
    command = [office, f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf"]
    subprocess.run(
        [*command, "--outdir", str(word.parent), str(word)], check=True, capture_output=True
    )
    word.with_suffix(".pdf").unlink()
