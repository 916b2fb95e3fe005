"""The walk over `word/document.xml`: paragraphs, runs and tables → blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from jixiao.documents.document import Block, Line
from jixiao.documents.docx_names import (
    COMPATIBILITY,
    MATH_NAMESPACES,
    NAMESPACES,
    SYMBOLS,
    is_on,
    number,
    value,
)
from jixiao.documents.docx_styles import Numbering, Styles, outline_level
from jixiao.documents.docx_table import OpenTable, Row, grid
from jixiao.documents.limits import MAX_TABLE_DEPTH, MAX_XML_DEPTH
from jixiao.documents.xml_parts import feed, new_parser, too_deep

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

SKIPPED: Final = ("del", "moveFrom", "rt", "instrText", "sectPr", "tblPr", "pPrChange", "tblGrid",
                  "rPrChange", "trPrChange", "tcPrChange", "tblPrExChange")  # fmt: skip


class Paragraph:
    """A paragraph being read."""

    __slots__ = ("hidden", "item_level", "level", "list_id", "run", "style", "texts")

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.level: int | None = None
        self.style: str | None = None
        self.list_id: str | None = None
        self.item_level = 0
        self.run: int = 0
        self.hidden = False


class Body:
    """Gathers blocks while expat walks `word/document.xml`."""

    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        self.blocks: list[Block] = []
        self.changed = False
        self._styles, self._numbering = styles, numbering
        self._tables: list[OpenTable] = []
        self._paragraphs: list[Paragraph] = []
        self._lines = self._table_count = self._skip_depth = 0
        self._in_row_properties = False
        self._parser = new_parser()
        self._starts = self._named(
            p=self._start_paragraph, tbl=self._start_table, tr=self._start_row, tc=self._start_cell,
            r=self._start_run, t=self._start_text, tab=self._tab, br=self._break, cr=self._break,
            noBreakHyphen=self._hyphen, sym=self._symbol, gridSpan=self._grid_span,
            vMerge=self._vertical_merge, gridBefore=self._grid_before, vanish=self._vanish,
            pStyle=self._style, outlineLvl=self._outline, numId=self._list, ilvl=self._item_level,
            ins=self._inserted, trPr=self._start_row_properties,
        )  # fmt: skip
        self._starts.update(self._named(**dict.fromkeys(SKIPPED, self._skip)))
        self._starts.update(self._named(**{"del": self._deleted}))
        self._starts[f"{COMPATIBILITY} Fallback"] = self._skip
        self._ends = self._named_ends(
            p=self._end_paragraph, tbl=self._end_table, tr=self._end_row, tc=self._end_cell,
            r=self._end_run, t=self._end_text, trPr=self._end_row_properties,
        )  # fmt: skip
        for space in MATH_NAMESPACES:
            self._starts[f"{space} t"], self._ends[f"{space} t"] = self._start_text, self._end_text
        self._watch()

    def _named(
        self, **handlers: Callable[[dict[str, str]], None]
    ) -> dict[str, Callable[[dict[str, str]], None]]:
        return {f"{space} {name}": do for space in NAMESPACES for name, do in handlers.items()}

    def _named_ends(self, **handlers: Callable[[], None]) -> dict[str, Callable[[], None]]:
        return {f"{space} {name}": do for space in NAMESPACES for name, do in handlers.items()}

    def read(self, pieces: Iterable[bytes]) -> None:
        """Walk the part; `blocks` are complete afterwards."""
        feed(self._parser, "word/document.xml", pieces)

    def read_on(self, piece: bytes) -> None:
        """Walk a piece of the part; raises ExpatError where it is not well-formed."""
        self._parser.Parse(piece, False)  # noqa: FBT003  # expat takes it by position only

    def add(self, rows: list[Row]) -> None:
        """Take up a table read otherwise, as if its XML had been walked here."""
        if rows:
            self._table_count += 1
            self.blocks.append(grid(rows, self._table_count))

    @property
    def open_tables(self) -> list[OpenTable] | None:
        """The tables being read, outermost first; None inside a paragraph or what is left out."""
        inside = self._paragraphs or self._skip_depth or self._in_row_properties
        return None if inside else self._tables

    def _watch(self) -> None:
        """Let expat call plain functions: they are called for every element and must be short."""
        starts, ends = self._starts, self._ends

        def start(name: str, attributes: dict[str, str]) -> None:
            if name in starts:
                starts[name](attributes)

        def end(name: str) -> None:
            if name in ends:
                ends[name]()

        self._parser.StartElementHandler = self._start = start
        self._parser.EndElementHandler = self._end = end

    # What stands inside some elements is not printed.

    def _skip(self, attributes: dict[str, str]) -> None:
        """Leave out all up to the end of the element just started."""
        if value(attributes, "author") is not None:
            self.changed = True
        self._skip_depth = 1
        self._parser.StartElementHandler = self._start_skipped
        self._parser.EndElementHandler = self._end_skipped

    def _deleted(self, attributes: dict[str, str]) -> None:
        """Leave out what was deleted; in a row's properties it is the row itself."""
        if self._in_row_properties and self._tables:
            self._tables[-1].dropped = True
        self._skip(attributes)

    def _start_skipped(self, _name: str, _attributes: dict[str, str]) -> None:
        self._skip_depth += 1
        if self._skip_depth > MAX_XML_DEPTH:
            raise too_deep()

    def _end_skipped(self, _name: str) -> None:
        self._skip_depth -= 1
        if not self._skip_depth:
            self._parser.StartElementHandler = self._start
            self._parser.EndElementHandler = self._end

    def _inserted(self, _attributes: dict[str, str]) -> None:
        self.changed = True

    def _start_row_properties(self, _attributes: dict[str, str]) -> None:
        self._in_row_properties = True

    def _end_row_properties(self) -> None:
        self._in_row_properties = False

    # Tables.

    def _start_table(self, _attributes: dict[str, str]) -> None:
        if len(self._tables) >= MAX_TABLE_DEPTH:
            raise too_deep()
        self._tables.append(OpenTable())

    def _end_table(self) -> None:
        table = self._tables.pop()
        if not table.rows:
            return
        if self._tables:
            self._tables[-1].cell.nested.append(table)
            return
        found = table.closed(self._table_count + 1)
        self._table_count += len(found)
        self.blocks.extend(found)

    def _start_row(self, _attributes: dict[str, str]) -> None:
        if self._tables:
            self._tables[-1].start_row()

    def _end_row(self) -> None:
        if self._tables:
            self._tables[-1].end_row()

    def _start_cell(self, _attributes: dict[str, str]) -> None:
        if self._tables:
            self._tables[-1].start_cell()

    def _end_cell(self) -> None:
        if self._tables:
            self._tables[-1].end_cell()

    def _grid_span(self, attributes: dict[str, str]) -> None:
        if self._tables:
            self._tables[-1].cell.columns = number(attributes, default=1)

    def _vertical_merge(self, attributes: dict[str, str]) -> None:
        if self._tables:
            self._tables[-1].cell.continues = value(attributes) != "restart"

    def _grid_before(self, attributes: dict[str, str]) -> None:
        if self._tables:
            self._tables[-1].column += number(attributes)

    # Paragraphs and their properties.

    def _start_paragraph(self, _attributes: dict[str, str]) -> None:
        self._paragraphs.append(Paragraph())

    def _end_paragraph(self) -> None:
        paragraph = self._paragraphs.pop()
        text = "".join(paragraph.texts)
        label = self._label(paragraph) if text.strip() else ""
        if self._tables:
            self._tables[-1].cell.texts.append(label + text)
            return
        self._lines += 1
        level = paragraph.level
        if level is None:
            level = self._styles.level(paragraph.style)
        self.blocks.append(Line(label + text, self._lines, level))

    def _label(self, paragraph: Paragraph) -> str:
        list_id, level = paragraph.list_id, paragraph.item_level
        if list_id is None:
            list_id, level = self._styles.list_of(paragraph.style)
        return self._numbering.label(list_id, level) if list_id not in {None, "0"} else ""

    def _style(self, attributes: dict[str, str]) -> None:
        if self._paragraphs:
            self._paragraphs[-1].style = value(attributes)

    def _outline(self, attributes: dict[str, str]) -> None:
        if self._paragraphs:
            self._paragraphs[-1].level = outline_level(attributes)

    def _list(self, attributes: dict[str, str]) -> None:
        if self._paragraphs:
            self._paragraphs[-1].list_id = value(attributes)

    def _item_level(self, attributes: dict[str, str]) -> None:
        if self._paragraphs:
            self._paragraphs[-1].item_level = number(attributes)

    # Runs of text.

    def _start_run(self, _attributes: dict[str, str]) -> None:
        if self._paragraphs:
            self._paragraphs[-1].run += 1

    def _end_run(self) -> None:
        if self._paragraphs:
            self._paragraphs[-1].run -= 1
            self._paragraphs[-1].hidden = False

    def _vanish(self, attributes: dict[str, str]) -> None:
        if self._paragraphs and self._paragraphs[-1].run:
            self._paragraphs[-1].hidden = is_on(attributes)

    def _start_text(self, _attributes: dict[str, str]) -> None:
        if self._paragraphs and not self._paragraphs[-1].hidden:
            self._parser.CharacterDataHandler = self._paragraphs[-1].texts.append

    def _end_text(self) -> None:
        self._parser.CharacterDataHandler = None

    def _say(self, text: str) -> None:
        paragraph = self._paragraphs[-1] if self._paragraphs else None
        if paragraph is not None and paragraph.run and not paragraph.hidden:
            paragraph.texts.append(text)

    def _tab(self, _attributes: dict[str, str]) -> None:
        self._say("\t")

    def _break(self, attributes: dict[str, str]) -> None:
        if value(attributes, "type") not in {"page", "column"}:
            self._say("\n")

    def _hyphen(self, _attributes: dict[str, str]) -> None:
        self._say("-")

    def _symbol(self, attributes: dict[str, str]) -> None:
        font = (value(attributes, "font") or "").lower()
        code = (value(attributes, "char") or "").upper()
        self._say(SYMBOLS.get((font, code[-2:]), ""))
