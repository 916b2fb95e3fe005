"""XLSX workbooks → one page a sheet, with the text each cell prints."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from jixiao.documents.archive import Archive
from jixiao.documents.document import Merge, Page, Table
from jixiao.documents.faults import DamagedDocument
from jixiao.documents.limits import MAX_COLUMNS, MAX_GRID_CELLS
from jixiao.documents.notes import (
    COVERED_TEXT_LEFT_OUT,
    FAR_CELLS_LEFT_OUT,
    FORMULA_WITHOUT_VALUE,
    HIDDEN_SHEET_SKIPPED,
    note,
)
from jixiao.documents.xlsx_cells import CellKinds, SheetCells, column_index
from jixiao.documents.xlsx_strings import shared_strings
from jixiao.documents.xlsx_styles import Styles
from jixiao.documents.xml_parts import elements
from jixiao.model.message import message
from jixiao.model.source import SourceSpan

if TYPE_CHECKING:
    from jixiao.model.message import Message
    from jixiao.model.note import ReadingNote

MERGED = re.compile(
    r"<mergeCell\b[^<>]*?\bref\s*=\s*[\"']([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})[\"']"
)
_NAMED = 5
TRUE = frozenset({"1", "true", "on"})


@dataclass(slots=True)
class Workbook:
    """The sheets of a workbook as (name, relation id, hidden), and its relations."""

    sheets: list[tuple[str, str, bool]] = field(default_factory=list)
    parts: dict[str, str] = field(default_factory=dict)
    from_1904: bool = False

    def seen(self, name: str, attributes: dict[str, str]) -> None:
        """Take up an element of the workbook part."""
        if name == "workbookPr":
            self.from_1904 = attributes.get("date1904", "0") in TRUE
        elif name == "sheet":
            hidden = attributes.get("state", "visible") != "visible"
            self.sheets.append((attributes.get("name", ""), attributes.get("id", ""), hidden))


def read_xlsx(content: bytes) -> tuple[list[Page], list[ReadingNote]]:
    """Return a page for each visible sheet and the notes; one table a sheet, row 1 its first row.

    Hidden rows and columns are kept: forms hide idle columns and people hide rows to print.
    Raises the faults of archives and XML, and DamagedDocument.
    """
    archive = Archive(content)
    main = _main_part(archive)
    book = _workbook(archive, main)
    kinds = CellKinds(*_looks(archive, main, book))
    pages: list[Page] = []
    notes: list[ReadingNote] = []
    read: set[str] = set()
    for name, relation, hidden in book.sheets:
        part = book.parts.get(relation, "")
        if hidden:
            said = message("隐藏的工作表“{sheet}”未读取", sheet=name)
            notes.append(note(HIDDEN_SHEET_SKIPPED, said, SourceSpan(sheet=name)))
        elif "chartsheet" not in part and "dialogsheet" not in part:
            if part in read:
                raise DamagedDocument(
                    message("多个工作表指向同一部件 {part}；请用办公软件打开后另存再试", part=part)
                )
            read.add(part)
            pages.append(_page(archive, part, name, kinds, notes))
    return pages, notes


def _main_part(archive: Archive) -> str:
    """Return the name of the workbook part, by the package's relations."""
    for target in _relations(archive, "_rels/.rels", "").values():
        if target.endswith("workbook.xml") or posixpath.basename(target).startswith("workbook"):
            return target
    return "xl/workbook.xml"


def _relations(archive: Archive, part: str, folder: str) -> dict[str, str]:
    """Return relation id → member name; empty where the part has no relations."""
    targets: dict[str, str] = {}

    def seen(name: str, attributes: dict[str, str]) -> None:
        if name == "Relationship" and attributes.get("TargetMode") != "External":
            target = attributes.get("Target", "")
            joined = target.lstrip("/") if target.startswith("/") else f"{folder}/{target}"
            targets[attributes.get("Id", "")] = posixpath.normpath(joined).lstrip("/")

    if archive.has(part):
        elements(archive.read(part), part, seen)
    return targets


def _workbook(archive: Archive, main: str) -> Workbook:
    """Return the workbook's sheets and relations; raises DamagedDocument without any sheet."""
    book = Workbook()
    elements(archive.read(main), main, book.seen)
    folder, _, name = main.rpartition("/")
    book.parts = _relations(archive, f"{folder}/_rels/{name}.rels", folder)
    if not book.sheets:
        raise DamagedDocument(message("工作簿里没有工作表；请用办公软件打开后另存再试"))
    return book


def _looks(archive: Archive, main: str, book: Workbook) -> tuple[Styles, list[str]]:
    """Return the styles and the shared strings of the workbook."""
    folder = main.rpartition("/")[0]
    parts = {posixpath.basename(part).lower(): part for part in book.parts.values()}
    styles = parts.get("styles.xml", f"{folder}/styles.xml")
    strings = parts.get("sharedstrings.xml", f"{folder}/sharedStrings.xml")
    return (
        Styles(archive.read(styles) if archive.has(styles) else None, from_1904=book.from_1904),
        shared_strings(archive.read(strings)) if archive.has(strings) else [],
    )


def _page(
    archive: Archive, part: str, name: str, kinds: CellKinds, notes: list[ReadingNote]
) -> Page:
    """Return the sheet as a page with at most one table."""
    cells = SheetCells(kinds)
    cells.read(archive.pieces(part))
    span = SourceSpan(sheet=name)
    if cells.far:
        said = message(
            "第 {limit} 列以外的 {count} 个单元格未读取", limit=MAX_COLUMNS, count=cells.far
        )
        notes.append(note(FAR_CELLS_LEFT_OUT, said, span))
    if cells.unvalued:
        notes.append(note(FORMULA_WITHOUT_VALUE, _unvalued(cells.unvalued), span))
    if not cells.rows:
        return Page((), sheet=name)
    merges, covered = _merges(cells)
    if covered:
        said = message("合并单元格遮住的 {count} 处内容不显示，未读取", count=covered)
        notes.append(note(COVERED_TEXT_LEFT_OUT, said, span))
    return Page((Table(cells.rows, merges, row_numbers=cells.row_numbers),), sheet=name)


def _unvalued(cells: list[str]) -> Message:
    """Return which cells hold formulas nobody worked out, and what to do."""
    return message(
        "{cells}等{count}个单元格是公式，文件没有存下算出的结果，按空白处理；"
        "请用办公软件打开、保存后再试",
        cells="、".join(cells[:_NAMED]),
        count=len(cells),
    )


def _merges(cells: SheetCells) -> tuple[list[Merge], int]:
    """Return the merged ranges inside the rows, and how many texts stood under them.

    Rows are counted in the table; texts under a merged cell are emptied.
    """
    rows, numbers = cells.rows, cells.row_numbers
    left_to_clear = MAX_GRID_CELLS
    places = {number: at for at, number in enumerate(numbers, 1)} if numbers else None
    width, covered = len(rows[0]), 0
    merges = []
    for first, top_text, last, bottom_text in MERGED.findall(cells.tail):
        left, right = column_index(first) + 1, min(column_index(last) + 1, width)
        top, bottom = int(top_text), int(bottom_text)
        if places:
            top, bottom = places.get(top, 0), places.get(bottom, 0)
        bottom = min(bottom, len(rows))
        if 1 <= top <= bottom and left <= right and (top, left) != (bottom, right):
            left_to_clear -= (bottom - top + 1) * (right - left + 1)
            if left_to_clear < 0:
                raise DamagedDocument(message("合并单元格互相重叠；请用办公软件打开后另存再试"))
            merges.append(Merge(top, left, bottom, right))
            covered += _uncover(rows, top, left, bottom, right)
    return merges, covered


def _uncover(rows: list[list[str]], top: int, left: int, bottom: int, right: int) -> int:
    """Empty the cells under a merged cell; return how many held text."""
    found = 0
    for at in range(top - 1, bottom):
        row = rows[at]
        start = left if at == top - 1 else left - 1
        if any(row[start:right]):
            found += sum(map(bool, row[start:right]))
            row[start:right] = [""] * (right - start)
    return found
