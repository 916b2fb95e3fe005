"""Everyone who prints: our writer, LibreOffice, ReportLab, and what is made of their PDFs."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
import zipfile
from dataclasses import dataclass, replace
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Final

from jixiao.publishing.publishing import write_sheet
from jixiao.publishing.sheet import Section, Sheet
from prints.paging import Habits
from prints.paper import EMBEDDED, NAMED, Printed, print_sheet
from prints.remade import by_cairo, distilled, encrypted, in_forms, turned

if TYPE_CHECKING:
    from collections.abc import Callable

SHORT_MM: Final = 130
A4: Final = b'paperSize="9"'
A5: Final = b'paperSize="11"'


class ShortSection(Section):
    """A section on paper so low that rows are cut."""

    __slots__ = ()

    @property
    def page_size(self) -> tuple[float, float]:
        return (Section.page_size.fget(self)[0], SHORT_MM)


def shortened(sheet: Sheet) -> Sheet:
    """The sheet on low paper."""
    return replace(
        sheet,
        sections=tuple(
            ShortSection(one.name, one.blocks, one.landscape, (10, 20, 10, 20))
            for one in sheet.sections
        ),
    )


@cache
def first_print(printer: str, sheet: Sheet) -> Printed:
    """Return the sheet as the printer of that name prints it."""
    return PRINTERS[printer](sheet)


def _typst(sheet: Sheet) -> Printed:
    return Printed(write_sheet(sheet, "pdf"))


def _writer(sheet: Sheet) -> Printed:
    return Printed(_converted(write_sheet(sheet, "docx"), "docx"))


def _writer_short(sheet: Sheet) -> Printed:
    word = write_sheet(shortened(sheet), "docx")
    return Printed(_converted(_with(word, b"<w:cantSplit/>", b""), "docx"))


def _calc(sheet: Sheet) -> Printed:
    return Printed(_converted(write_sheet(sheet, "xlsx"), "xlsx"))


def _calc_short(sheet: Sheet) -> Printed:
    return Printed(_converted(_with(write_sheet(sheet, "xlsx"), A4, A5), "xlsx"))


def _drawn(font: str, **habits: object) -> Callable[[Sheet], Printed]:
    return lambda sheet: print_sheet(sheet, Habits(**habits), "ruled", font)


PRINTERS: Final[dict[str, Callable[[Sheet], Printed]]] = {
    "typst": _typst,
    "typst, low paper": lambda sheet: _typst(shortened(sheet)),
    "Writer": _writer,
    "Writer, low paper": _writer_short,
    "Calc": _calc,
    "Calc, A5": _calc_short,
    "ReportLab, font named": _drawn(NAMED, height=420, sections_on=True),
    "ReportLab, font named, no header": _drawn(
        NAMED, height=300, repeats_header=False, merged="middle", margin=30
    ),
    "ReportLab, font embedded": _drawn(
        "WenQuanYi", height=360, merged="first", sections_on=True, size=8
    ),
    "ReportLab, font embedded, narrow": _drawn(
        "WenQuanYi", width=420, height=480, merged="last", middle=False, size=7, margin=20
    ),
}

REMADE: Final[dict[str, Callable[[bytes], bytes]]] = {
    "Ghostscript": distilled,
    "Cairo": by_cairo,
    "turned 90": turned(90),
    "turned 270": turned(270),
    "forms": in_forms,
    "encrypted": encrypted,
}


@dataclass(frozen=True)
class Producer:
    """A printer, and how its PDF is made anew ("" for as it is)."""

    printer: str
    then: str = ""

    def __str__(self) -> str:
        return f"{self.printer}, then {self.then}" if self.then else self.printer

    def print(self, sheet: Sheet) -> Printed:
        """Return the PDF of a sheet."""
        printed = first_print(self.printer, sheet)
        return (
            replace(printed, content=REMADE[self.then](printed.content)) if self.then else printed
        )

    def missing(self) -> str:
        """Return the Debian package that is needed and not installed, or ""."""
        if self.printer.startswith(("Writer", "Calc")) and not shutil.which("soffice"):
            return "libreoffice-writer-nogui libreoffice-calc-nogui"
        if "embedded" in self.printer and not Path(EMBEDDED).exists():
            return "fonts-wqy-microhei"
        needed = {"Ghostscript": ("gs", "ghostscript"), "Cairo": ("pdftocairo", "poppler-utils")}
        program, package = needed.get(self.then, ("", ""))
        return package if program and not shutil.which(program) else ""


SPOILT: Final = {("ReportLab, font named", "Ghostscript")}
"""What Ghostscript without the font named draws and writes with other characters."""

PRODUCERS: Final = tuple(
    [Producer(printer) for printer in PRINTERS]
    + [
        Producer(printer, then)
        for printer in ("typst, low paper", "Writer, low paper", "Calc", "ReportLab, font named")
        for then in REMADE
        if (printer, then) not in SPOILT
    ]
    + [Producer("ReportLab, font embedded", "Cairo"), Producer("Writer", "Cairo")]
)


def _converted(content: bytes, kind: str) -> bytes:
    """Return the PDF that LibreOffice prints of a file of that kind."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        source = folder / f"source.{kind}"
        source.write_bytes(content)
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        subprocess.run(
            ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, source],
            check=True, capture_output=True,
        )  # fmt: skip
        return source.with_suffix(".pdf").read_bytes()


def _with(archive: bytes, old: bytes, new: bytes) -> bytes:
    """Return an Office file with something else in its XML; it must have been there."""
    buffer = BytesIO()
    found = False
    with zipfile.ZipFile(BytesIO(archive)) as source, zipfile.ZipFile(buffer, "w") as to:
        for name in source.namelist():
            body = source.read(name)
            found = found or old in body
            to.writestr(name, body.replace(old, new))
    assert found, old
    return buffer.getvalue()
