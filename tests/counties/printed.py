"""The written documents printed as PDF: Word and Excel by LibreOffice, web pages by Chromium."""

from __future__ import annotations

import subprocess
import tempfile
from dataclasses import replace
from io import BytesIO
from math import ceil
from pathlib import Path
from shutil import which
from typing import TYPE_CHECKING, Any, Final

from counties.blind.cases import cases as blind_cases
from counties.judge.cases import cases as judge_cases
from counties.unseen.cases import cases as unseen_cases
from counties.written.cases import SETS
from counties.written.cases import cases as written_cases

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from counties.corpus import Case

PRINTERS: Final = {
    "docx": ("Writer",),
    "xlsx": ("Calc",),
    "html": ("Chromium", "Writer of web pages"),
}
"""Who prints files of a kind."""

PACKAGES: Final = {"soffice": "libreoffice-writer-nogui libreoffice-calc-nogui",
                   "chromium": "chromium"}  # fmt: skip

USUAL: Final = 13.0
"""Characters of half width in a column that has no width."""


def documents() -> list[Case]:
    """Every written document of a kind that is printed, its id after the name of its set."""
    sets = [("judge", judge_cases()), ("unseen", unseen_cases()), ("blind", blind_cases())]
    sets += [(name, written_cases(name)) for name in SETS]
    return [
        replace(case, id=f"{name}/{case.id}")
        for name, cases in sets
        for case in cases
        if _kind(case) in PRINTERS
    ]


def lacking() -> str:
    """Return the Debian packages that are needed and not installed, or ""."""
    return " ".join(package for program, package in PACKAGES.items() if not which(program))


def prints(cases: Iterable[Case], folder: Path | None = None) -> dict[tuple[str, str], Case]:
    """Return each case as each printer of its kind prints it, by id and printer.

    What an earlier run has left in `folder` is taken, what is printed anew is left there.
    """
    wanted = [(case, printer) for case in cases for printer in PRINTERS[_kind(case)]]
    with tempfile.TemporaryDirectory() as scratch:
        place = folder or Path(scratch)
        place.mkdir(parents=True, exist_ok=True)
        todo = [pair for pair in wanted if not _path(place, *pair).exists()]
        for printer in dict.fromkeys(printer for _, printer in todo):
            _print(printer, [case for case, one in todo if one == printer], place)
        return {
            (case.id, printer): replace(
                case, file_name="a.pdf", content=_path(place, case, printer).read_bytes()
            )
            for case, printer in wanted
        }


def _kind(case: Case) -> str:
    return case.file_name.rpartition(".")[2]


def _path(folder: Path, case: Case, printer: str) -> Path:
    return folder / f"{case.id.replace('/', '-')}-{printer.split(maxsplit=1)[0]}.pdf"


def _print(printer: str, cases: Sequence[Case], folder: Path) -> None:
    """Write the PDFs of the cases."""
    with tempfile.TemporaryDirectory() as scratch:
        sources = [Path(scratch) / f"{n}.{_kind(case)}" for n, case in enumerate(cases)]
        for source, case in zip(sources, cases, strict=True):
            source.write_bytes(_fitted(case.content) if _kind(case) == "xlsx" else case.content)
        if printer == "Chromium":
            for source in sources:
                _by_browser(source)
        else:
            _by_office(sources, Path(scratch))
        for source, case in zip(sources, cases, strict=True):
            _path(folder, case, printer).write_bytes(source.with_suffix(".pdf").read_bytes())


def _by_office(sources: Sequence[Path], folder: Path) -> None:
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, *sources],
        check=True, capture_output=True,
    )  # fmt: skip


def _by_browser(source: Path) -> None:
    subprocess.run(
        ["chromium", "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
         f"--print-to-pdf={source.with_suffix('.pdf')}", source.as_uri()],
        check=True, capture_output=True,
    )  # fmt: skip


def _fitted(content: bytes) -> bytes:
    """Return a workbook that prints each sheet as wide as its paper, rows as high as they must be.

    A workbook without widths or heights would print half of its text, which nobody could read.
    """
    from openpyxl import load_workbook  # noqa: PLC0415 - only prints need it

    book = load_workbook(BytesIO(content))
    for sheet in book.worksheets:
        sheet.sheet_properties.pageSetUpPr.fitToPage = True
        sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
        sheet.page_setup.orientation = "landscape"
        _heighten(sheet)
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _heighten(sheet: Any) -> None:  # noqa: ANN401 - a library without types
    """Wrap the texts of a sheet and make its rows as high as these ask."""
    from openpyxl.styles import Alignment  # noqa: PLC0415 - only prints need it
    from openpyxl.utils import get_column_letter  # noqa: PLC0415 - as above

    merged = {(m.min_row, m.min_col): m for m in sheet.merged_cells.ranges}
    for row in sheet.iter_rows():
        for cell in row:
            if cell.value is None:
                continue
            if cell.data_type == "f" and not set("(!:") & set(cell.value):
                cell.data_type = "s"  # a text such as "=4台"
            area = merged.get((cell.row, cell.column))
            last_row, last = (area.max_row, area.max_col) if area else (cell.row, cell.column)
            columns = [get_column_letter(n) for n in range(cell.column, last + 1)]
            wide = sum(sheet.column_dimensions[one].width or USUAL for one in columns)
            size = cell.font.sz or 11
            texts = str(cell.value).split("\n")
            lines = sum(ceil(max(1.0, 2.2 * len(text) * size / 11 / wide)) for text in texts)
            rows = range(cell.row, last_row + 1)
            for number in rows:
                held = sheet.row_dimensions[number]
                held.height = max(held.height or 0, 1.45 * size * lines / len(rows) + 4)
            old = cell.alignment
            cell.alignment = Alignment(
                horizontal=old.horizontal, vertical=old.vertical, wrap_text=True
            )
