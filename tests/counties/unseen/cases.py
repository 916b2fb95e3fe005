"""Documents written by hand in layouts of their own, each beside what is printed on it."""

from __future__ import annotations

import json
from pathlib import Path

from counties.corpus import Case
from counties.unseen.binaries import BUILDERS

FOLDER = Path(__file__).parent


def cases() -> list[Case]:
    """Every `<name>.truth.json` of this folder with its file or its built bytes, by name."""
    return [_case(path) for path in sorted(FOLDER.glob("*.truth.json"))]


def _case(path: Path) -> Case:
    name = path.name.removesuffix(".truth.json")
    truth = json.loads(path.read_text(encoding="utf-8"))
    file_name, content = _document(name)
    return Case(
        id=name,
        file_name=file_name,
        content=content,
        truth=truth,
        family=truth["family"],
        carrier=truth["carrier"],
        damages=tuple(truth.get("damages", ())),
    )


def _document(name: str) -> tuple[str, bytes]:
    """The stored file, or a workbook or Word file built from its rows."""
    if name in BUILDERS:
        ending, build = BUILDERS[name]
        return f"{name}.{ending}", build()
    found = [p for p in FOLDER.glob(f"{name}.*") if not p.name.endswith(".truth.json")]
    return found[0].name, found[0].read_bytes()
