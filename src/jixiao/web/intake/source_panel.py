"""The part of the source that a plan was read from, with the places of its values."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from jixiao.web.intake.page_picture import PagePicture, page_picture
from jixiao.web.intake.preview import spot_of
from jixiao.web.intake.reading import DRAWN

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from jixiao.model.source import SourceSpan
    from jixiao.web.intake.models import IntakeFileRecord

AROUND: Final = 2
"""Rows or lines shown before the first value and after the last."""
MOST_PICTURES: Final = 12


@dataclass(slots=True)
class SourceRow:
    """A row of a table, or a line: its number as people count it, and cells with their spots."""

    number: int | None
    cells: list[tuple[str, str]]


@dataclass(slots=True)
class SourceBlock:
    """A table (its rows) or some lines; `sheet` names the sheet it stands on."""

    sheet: str
    is_table: bool
    rows: list[SourceRow] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Framed:
    """A box on a picture of a page, in points, with its spot."""

    spot: str
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class SourcePicture:
    """A page as a picture with the boxes of the values on it."""

    page: int
    picture: PagePicture
    boxes: Sequence[Framed]


def pictures_shown(file: IntakeFileRecord, spans: Iterable[SourceSpan]) -> list[SourcePicture]:
    """Return the pages that the values were read from, as pictures; none for files with text."""
    if file.kind not in DRAWN:
        return []
    by_page: dict[int, dict[str, Framed]] = {}
    for span in spans:
        if span.box is not None:
            x0, y0, x1, y1 = span.box
            spot = spot_of(span)
            framed = Framed(spot, x0, y0, max(x1 - x0, 1.0), max(y1 - y0, 1.0))
            by_page.setdefault(span.page or 1, {})[spot] = framed
    found = []
    for page in sorted(by_page)[:MOST_PICTURES]:
        picture = page_picture(file.sha256, file.kind, page)
        if picture is not None:
            found.append(SourcePicture(page, picture, list(by_page[page].values())))
    return found


def blocks_shown(file: IntakeFileRecord, spans: Iterable[SourceSpan]) -> list[SourceBlock]:
    """Return the lines and tables that the values were read from, with what stands around."""
    pages = list(file.pages.all())
    sheets = {page.sheet: page for page in pages if page.sheet}
    numbers = {page.number: page for page in pages}
    wanted: dict[int, list[SourceSpan]] = {}
    for span in spans:
        page = sheets.get(span.sheet or "") or numbers.get(span.page or 1)
        if page is not None:
            wanted.setdefault(page.number, []).append(span)
    return [
        block
        for number, found in sorted(wanted.items())
        for block in _blocks(numbers[number].sheet, numbers[number].blocks, found)
    ]


def _blocks(
    sheet: str, blocks: Sequence[dict[str, Any]], spans: Sequence[SourceSpan]
) -> list[SourceBlock]:
    tables: dict[int, tuple[int, int]] = {}
    lines = [span.line for span in spans if span.table is None and span.line is not None]
    for span in spans:
        if span.table is not None and span.row is not None:
            first, last = tables.get(span.table, (span.row, span.row))
            tables[span.table] = (min(first, span.row), max(last, span.row))
    found: list[SourceBlock] = []
    for block in blocks:
        if "table" in block:
            if block["table"] in tables:
                found.append(_table(sheet, block, *tables[block["table"]]))
        elif any(abs(block["line"] - line) <= AROUND for line in lines):
            if not found or found[-1].is_table:
                found.append(SourceBlock(sheet, is_table=False))
            spot = f"l{block['line']}"
            found[-1].rows.append(SourceRow(block["line"], [(spot, block["text"])]))
    return found


def _table(sheet: str, block: dict[str, Any], first: int, last: int) -> SourceBlock:
    rows = [
        SourceRow(
            row["line"] or row["row"],
            [(f"t{block['table']}-{row['row']}-{column}", text) for column, text in row["cells"]],
        )
        for row in block["rows"]
        if first - AROUND <= row["row"] <= last + AROUND
    ]
    return SourceBlock(sheet, is_table=True, rows=rows)
