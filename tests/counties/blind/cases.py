"""The twelve documents as cases: six within the known layout families, six outside them."""

from __future__ import annotations

import json
from pathlib import Path

from counties.corpus import Case

FOLDER = Path(__file__).parent


def cases() -> list[Case]:
    """Every document with its truth; the family is `inside` or `outside`."""
    return [_case(path) for path in sorted(FOLDER.glob("*.truth.json"))]


def _case(truth: Path) -> Case:
    """The case of one truth file: the document of the same stem is what the reader gets."""
    stem = truth.name.removesuffix(".truth.json")
    source = next(p for p in FOLDER.glob(f"{stem}.*") if p != truth)
    return Case(
        id=stem,
        file_name=source.name,
        content=source.read_bytes(),
        truth=json.loads(truth.read_text(encoding="utf-8")),
        family=stem.split("_", 1)[0],
        carrier=source.suffix[1:],
    )
