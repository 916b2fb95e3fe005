"""The twenty documents as cases: ten within the known layout families, ten outside them."""

from __future__ import annotations

import json
from pathlib import Path

from counties.corpus import Case
from counties.judge import grids

FOLDER = Path(__file__).parent
MADE = {".docx": grids.docx, ".xlsx": grids.xlsx}


def cases() -> list[Case]:
    """Every document with its truth; the family is `inside` or `outside`."""
    return [_case(path) for path in sorted(FOLDER.glob("*.truth.json"))]


def _case(truth: Path) -> Case:
    """The case of one truth file: the document of the same stem, or the grid it is made from."""
    stem = truth.name.removesuffix(".truth.json")
    source = next(p for p in FOLDER.glob(f"{stem}.*") if p != truth)
    name = source.name.removesuffix(".grid")
    content = source.read_bytes()
    if name != source.name:
        content = MADE[Path(name).suffix](content.decode("utf-8"))
    return Case(
        id=stem,
        file_name=name,
        content=content,
        truth=json.loads(truth.read_text(encoding="utf-8")),
        family=stem.split("_", 1)[0],
        carrier=Path(name).suffix[1:],
    )
