"""Old office files through LibreOffice, where it is installed: doc → docx, xls → xlsx."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

from jixiao.documents.faults import ConversionFailed, DocumentFault, LibreOfficeMissing
from jixiao.documents.limits import CONVERSION_SECONDS, CONVERSION_SECONDS_PER_FILE, MAX_FILE_BYTES
from jixiao.model.message import message

Conversion = tuple[str, bytes] | DocumentFault

TARGETS: Final = {
    "doc": ("doc", "docx"),
    "rtf": ("rtf", "docx"),
    "odt": ("odt", "docx"),
    "xml-word": ("xml", "docx"),
    "xls": ("xls", "xlsx"),
    "xml-sheet": ("xml", "xlsx"),
}
"""Kind → (suffix it is handed over with, kind it becomes)."""

FILTERS: Final = {"docx": "docx:MS Word 2007 XML", "xlsx": "xlsx:Calc MS Excel 2007 XML"}
PROGRAMS: Final = ("soffice", "libreoffice", "soffice.com", "soffice.exe")
PLACES: Final = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "/usr/lib/libreoffice/program/soffice",
    "/opt/libreoffice/program/soffice",
)


def find_libreoffice() -> str | None:
    """Return the program's path on this system, None where it is not installed."""
    for name in PROGRAMS:
        if found := shutil.which(name):
            return found
    windows = [
        Path(os.environ[folder]) / "LibreOffice" / "program" / "soffice.com"
        for folder in ("PROGRAMFILES", "PROGRAMFILES(X86)", "PROGRAMW6432")
        if folder in os.environ
    ]
    places = [*windows, *map(Path, PLACES)]
    return next((str(place) for place in places if place.is_file()), None)


def convert(kind: str, content: bytes) -> tuple[str, bytes]:
    """Return (kind, content) after conversion; raises LibreOfficeMissing, ConversionFailed."""
    result = convert_all([(kind, content)])[0]
    if isinstance(result, DocumentFault):
        raise result
    return result


def convert_all(files: list[tuple[str, bytes]]) -> list[Conversion]:
    """Return for each (kind, content) what it became, or its fault; one run for each target."""
    program = find_libreoffice()
    if program is None:
        return [_missing(kind) for kind, _ in files]
    with tempfile.TemporaryDirectory(prefix="jixiao-", ignore_cleanup_errors=True) as folder:
        results = _convert_in(Path(folder), program, files)
    return [
        result if result is not None else _failed(kind)
        for result, (kind, _) in zip(results, files, strict=True)
    ]


def _convert_in(
    folder: Path, program: str, files: list[tuple[str, bytes]]
) -> list[tuple[str, bytes] | None]:
    """Return what LibreOffice wrote for each file, None where it wrote nothing."""
    sources = []
    for index, (kind, content) in enumerate(files):
        source = folder / f"{index}.{TARGETS[kind][0]}"
        source.write_bytes(content)
        sources.append(source)
    for target in FILTERS:
        wanted = [
            source
            for source, (kind, _) in zip(sources, files, strict=True)
            if TARGETS[kind][1] == target
        ]
        if wanted:
            _run(folder, program, target, wanted)
    return [_result(folder, index, TARGETS[kind][1]) for index, (kind, _) in enumerate(files)]


def _run(folder: Path, program: str, target: str, sources: list[Path]) -> None:
    """Run LibreOffice on the files with a profile of its own; too long a run is ended."""
    command = [
        program, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless",
        "--norestore", "--nolockcheck", "--nodefault", "--convert-to", FILTERS[target],
        "--outdir", str(folder / "out"), *map(str, sources),
    ]  # fmt: skip
    seconds = CONVERSION_SECONDS + CONVERSION_SECONDS_PER_FILE * len(sources)
    hide = getattr(subprocess, "CREATE_NO_WINDOW", 0) if sys.platform == "win32" else 0
    try:
        subprocess.run(  # noqa: S603  # the program was found by us, the files are named by us
            command, check=False, capture_output=True, timeout=seconds, creationflags=hide,
            stdin=subprocess.DEVNULL,
        )  # fmt: skip
    except (subprocess.TimeoutExpired, OSError):
        return


def _result(folder: Path, index: int, target: str) -> tuple[str, bytes] | None:
    """Return (kind, content) of the converted file, None where there is none."""
    path = folder / "out" / f"{index}.{target}"
    try:
        if 0 < path.stat().st_size <= MAX_FILE_BYTES:
            return target, path.read_bytes()
    except OSError:
        pass
    return None


def _missing(kind: str) -> LibreOfficeMissing:
    """Return the fault of a computer without LibreOffice."""
    return LibreOfficeMissing(
        message(
            "{kind}格式需要通过LibreOffice读取，但本机没有找到；"
            "请安装LibreOffice，或用办公软件另存为docx、xlsx再试",
            kind=kind,
        )
    )


def _failed(kind: str) -> ConversionFailed:
    """Return the fault of a file that LibreOffice did not convert."""
    return ConversionFailed(
        message("LibreOffice未能转换此{kind}文件；请用办公软件另存为docx或xlsx再试", kind=kind)
    )
