"""Workbooks that experts fill, for tests: the template as a person would complete it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

FIRST = 7
"""The row of the first item: title, four rows of the head, the heads of the columns."""
POINTS, SCORE, REASON = "F", "G", "H"
HEAD = {"name": "B2", "code": "G2", "year": "G3", "kind": "B4", "expert": "G4", "day": "B5",
        "chair": "G5"}  # fmt: skip
TEXTS = {"problems": "发放有滞后。", "suggestions": "按月比对，及时发放。"}


def filled(  # noqa: PLR0913 - what a person fills in
    template: Path,
    to: Path,
    expert: str,
    *,
    taken: Mapping[str, tuple[str, str]] | None = None,
    told: Mapping[str, str] | None = None,
    cells: Mapping[str, object] | None = None,
) -> Path:
    """Fill every item with its points but those `taken`: item → score and reason.

    With `told` (code → text) the expert is in the chair; `cells` are written over all the rest.
    """
    book = openpyxl.load_workbook(template)
    sheet, chair = book.worksheets[0], book.worksheets[1]
    sheet[HEAD["expert"]] = expert
    sheet[HEAD["day"]] = "2025-03-01"
    sheet[HEAD["chair"]] = "是" if told else ""
    for row in rows_of(sheet):
        score, reason = (taken or {}).get(str(sheet[f"A{row}"].value), ("", ""))
        sheet[f"{SCORE}{row}"] = float(score) if score else sheet[f"{POINTS}{row}"].value
        sheet[f"{REASON}{row}"] = reason
    for row in range(2, chair.max_row + 1):
        chair[f"C{row}"] = (told or {}).get(str(chair[f"A{row}"].value), "")
    for place, value in (cells or {}).items():
        own = chair if place.startswith("chair!") else sheet
        own[place.removeprefix("chair!")] = value
    book.save(to)
    return to


def rows_of(sheet: Worksheet) -> range:
    """Return the rows of the items, down to the sum."""
    return range(FIRST, sheet.max_row)
