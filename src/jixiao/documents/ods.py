"""ODS spreadsheets → one page a sheet, with the text each cell prints."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jixiao.documents.archive import Archive
from jixiao.documents.document import Merge, Page, Table
from jixiao.documents.faults import DocumentTooLarge, EncryptedDocument
from jixiao.documents.limits import MAX_COLUMNS, MAX_EMPTY_ROWS, MAX_GRID_CELLS, MAX_XML_DEPTH
from jixiao.documents.notes import HIDDEN_SHEET_SKIPPED, note
from jixiao.documents.xml_parts import feed, new_parser, too_deep
from jixiao.model.message import message
from jixiao.model.source import SourceSpan

if TYPE_CHECKING:
    from jixiao.model.note import ReadingNote

OPEN: Final = "urn:oasis:names:tc:opendocument:xmlns:"
TABLE: Final = f"{OPEN}table:1.0 "
TEXT: Final = f"{OPEN}text:1.0 "
STYLE: Final = f"{OPEN}style:1.0 "
OFFICE: Final = f"{OPEN}office:1.0 "
DRAW: Final = f"{OPEN}drawing:1.0 "
SKIPPED: Final = frozenset(
    {f"{OFFICE}annotation", f"{TABLE}tracked-changes", f"{TABLE}shapes", f"{TEXT}note",
     f"{DRAW}frame", f"{DRAW}custom-shape"}
)  # fmt: skip


def read_ods(content: bytes) -> tuple[list[Page], list[ReadingNote]]:
    """Return a page for each shown sheet and the notes; one table a sheet.

    Raises EncryptedDocument, the faults of archives and XML.
    """
    archive = Archive(content)
    if archive.has("META-INF/manifest.xml"):
        manifest = archive.read("META-INF/manifest.xml")
        if b"encryption-data" in manifest:
            raise EncryptedDocument(message("文件已加密，需要密码；请去除密码后再试"))
    walk = _Walk()
    parser = new_parser()
    parser.StartElementHandler, parser.EndElementHandler = walk.start, walk.end
    parser.CharacterDataHandler = walk.text
    feed(parser, "content.xml", archive.pieces("content.xml"))
    return walk.pages, walk.notes


def _count(attributes: dict[str, str], name: str) -> int:
    """Return the repeat or span, at least 1."""
    value = attributes.get(TABLE + name, "1")
    return max(int(value), 1) if value.isascii() and value.isdigit() and len(value) < 10 else 1  # noqa: PLR2004  # a sheet has fewer


class _Walk:
    """Gathers pages while expat walks `content.xml`."""

    def __init__(self) -> None:
        self.pages: list[Page] = []
        self.notes: list[ReadingNote] = []
        self._hidden_styles: set[str] = set()
        self._style = self._sheet = ""
        self._hidden = False
        self._held = 0
        self._depth = self._skipped = self._tables = self._in_paragraph = 0
        self._rows: list[dict[int, str]] = []
        self._numbers: list[int] = []
        self._merges: list[Merge] = []
        self._row: dict[int, str] = {}
        self._row_number = self._row_repeat = 1
        self._column = 0
        self._cell: dict[str, str] = {}
        self._paragraphs: list[list[str]] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take up an element."""
        self._depth += 1
        if self._depth > MAX_XML_DEPTH:
            raise too_deep()
        if self._skipped or name in SKIPPED:
            self._skipped += 1
        elif name.startswith(TABLE):
            self._start_table_part(name[len(TABLE) :], attributes)
        elif name.startswith(TEXT):
            self._start_text_part(name[len(TEXT) :], attributes)
        elif name == f"{STYLE}style":
            self._style = attributes.get(f"{STYLE}name", "")
        elif name == f"{STYLE}table-properties" and attributes.get(f"{TABLE}display") == "false":
            self._hidden_styles.add(self._style)

    def _start_table_part(self, name: str, attributes: dict[str, str]) -> None:
        if name == "table":
            self._tables += 1
            if self._tables == 1:
                self._start_sheet(attributes)
        elif name == "table-row":
            self._row, self._column = {}, 0
            self._row_repeat = _count(attributes, "number-rows-repeated")
        elif name in {"table-cell", "covered-table-cell"}:
            self._cell = attributes
            self._paragraphs = []

    def _start_sheet(self, attributes: dict[str, str]) -> None:
        self._sheet = attributes.get(f"{TABLE}name", "")
        self._hidden = attributes.get(f"{TABLE}style-name") in self._hidden_styles
        self._rows, self._numbers, self._merges, self._row_number = [], [], [], 1

    def _start_text_part(self, name: str, attributes: dict[str, str]) -> None:
        if name in {"p", "h"}:
            self._paragraphs.append([])
            self._in_paragraph += 1
        elif self._in_paragraph and name in {"s", "tab", "line-break"}:
            spaces = attributes.get(f"{TEXT}c", "1")
            wide = min(int(spaces), 1000) if spaces.isascii() and spaces.isdigit() else 1
            said = {"s": " " * wide, "tab": "\t", "line-break": "\n"}[name]
            self._paragraphs[-1].append(said)

    def text(self, piece: str) -> None:
        """Take up characters of a paragraph."""
        if self._in_paragraph and not self._skipped:
            self._paragraphs[-1].append(piece)

    def end(self, name: str) -> None:
        """End an element."""
        self._depth -= 1
        if self._skipped:
            self._skipped -= 1
        elif name in {f"{TEXT}p", f"{TEXT}h"}:
            self._in_paragraph -= 1
        elif name == f"{TABLE}table-cell":
            self._end_cell()
        elif name == f"{TABLE}covered-table-cell":
            self._column += _count(self._cell, "number-columns-repeated")
        elif name == f"{TABLE}table-row":
            self._end_row()
        elif name == f"{TABLE}table":
            self._tables -= 1
            if not self._tables:
                self._end_sheet()

    def _end_cell(self) -> None:
        text = "\n".join("".join(runs) for runs in self._paragraphs).strip("\n")
        repeat = _count(self._cell, "number-columns-repeated")
        at = self._column
        self._column += repeat
        if text:
            self._row.update(dict.fromkeys(range(at, min(at + repeat, MAX_COLUMNS)), text))
        rows, columns = (_count(self._cell, f"number-{way}-spanned") for way in ("rows", "columns"))
        if (rows > 1 or columns > 1) and at < MAX_COLUMNS:
            top, right = self._row_number, min(at + columns, MAX_COLUMNS)
            self._merges.append(Merge(top, at + 1, top + rows - 1, right))

    def _end_row(self) -> None:
        first, self._row_number = self._row_number, self._row_number + self._row_repeat
        if not self._row:
            return
        if len(self._rows) + self._row_repeat > MAX_GRID_CELLS // MAX_COLUMNS:
            raise _too_large()
        for number in range(first, self._row_number):
            self._rows.append(self._row)
            self._numbers.append(number)

    def _end_sheet(self) -> None:
        if self._hidden:
            said = message("隐藏的工作表“{sheet}”未读取", sheet=self._sheet)
            self.notes.append(note(HIDDEN_SHEET_SKIPPED, said, SourceSpan(sheet=self._sheet)))
            return
        table = self._table()
        self.pages.append(Page((table,) if table else (), sheet=self._sheet))

    def _table(self) -> Table | None:
        """Return the sheet's rows dense from row 1; rows of very long gaps are left out."""
        if not self._rows:
            return None
        width = max(max(row) for row in self._rows) + 1
        filled = dict(zip(self._numbers, self._rows, strict=True))
        numbers: list[int] = []
        for number in self._numbers:
            before = numbers[-1] if numbers else 0
            numbers.extend(range(before + 1, number) if number - before <= MAX_EMPTY_ROWS else ())
            numbers.append(number)
            if self._held + len(numbers) * width > MAX_GRID_CELLS:
                raise _too_large()
        self._held += len(numbers) * width
        places = {number: at for at, number in enumerate(numbers, 1)}
        nothing: dict[int, str] = {}
        rows = [[filled.get(n, nothing).get(c, "") for c in range(width)] for n in numbers]
        return Table(
            rows,
            [found for merge in self._merges if (found := _clipped(merge, places, width))],
            row_numbers=numbers if numbers[-1] != len(numbers) else None,
        )


def _too_large() -> DocumentTooLarge:
    """Return the fault of a sheet with more cells than are held."""
    return DocumentTooLarge(
        message("工作表超过 {limit} 个单元格；请拆分后再试", limit=MAX_GRID_CELLS)
    )


def _clipped(merge: Merge, places: dict[int, int], width: int) -> Merge | None:
    """Return the merged cell counted in the table and within it, None where nothing is left."""
    top = places.get(merge.top)
    if top is None or merge.left > width:
        return None
    bottom = (
        max(at for number in (merge.bottom, merge.top) if (at := places.get(number)))
        if merge.bottom in places
        else len(places)
    )
    right = min(merge.right, width)
    return Merge(top, merge.left, bottom, right) if (top, merge.left) != (bottom, right) else None
