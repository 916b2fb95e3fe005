"""The documents of a set as cases; `cases.json` says which layouts are known families."""

from __future__ import annotations

import json
from pathlib import Path

from counties.corpus import Case

FOLDER = Path(__file__).parent
SETS = tuple(sorted(path.parent.name for path in FOLDER.glob("*/cases.json")))


def cases(name: str) -> list[Case]:
    """Every document of the set with its truth; the family is `inside` or `outside`."""
    folder = FOLDER / name
    listed = json.loads((folder / "cases.json").read_text(encoding="utf-8"))
    return [_case(folder, row) for row in listed]


def _case(folder: Path, row: dict[str, str]) -> Case:
    truth = json.loads((folder / row["truth"]).read_text(encoding="utf-8"))
    source = folder / row["file"]
    return Case(
        id=row["id"],
        file_name=source.name,
        content=source.read_bytes(),
        truth=truth["documents"][0] if "documents" in truth else truth,
        family="inside" if row["inside"] else "outside",
        carrier=source.suffix[1:],
    )
