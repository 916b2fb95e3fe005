"""HTML pages → lines and tables; what is hidden is left out."""  # named after its kind

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from jixiao.documents.decoding import decode
from jixiao.documents.document import Block, Line, Page, Table
from jixiao.documents.faults import DamagedDocument
from jixiao.documents.html_terms import has_one_text, holds_lists
from jixiao.documents.limits import MAX_COLUMNS
from jixiao.documents.span_grid import SpanGrid
from jixiao.model.message import message

if TYPE_CHECKING:
    from lxml.etree import _Element

    from jixiao.model.note import ReadingNote

CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
HIDDEN_STYLE = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE
)
SPACES = re.compile(r"[ \t\r\n]+")
AROUND_BREAK = re.compile(r" *\n *")
HEAD_BYTES: Final = 4096
MAX_DEPTH: Final = 400
UNSEEN: Final = frozenset(
    {"script", "style", "head", "template", "noscript", "object", "iframe", "select", "textarea"}
)
BLOCKS: Final = frozenset(
    (  # noqa: SIM905  # reads as a list of names
        "address article aside blockquote body center dd div dl dt fieldset figure footer form"
        " h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section ul caption"
    ).split()
)
GROUPS: Final = frozenset({"thead", "tbody", "tfoot"})
CELLS: Final = frozenset({"td", "th"})


def read_html(content: bytes) -> tuple[list[Page], list[ReadingNote]]:
    """Return one page of lines and tables; nested tables follow the table that holds them.

    Raises UndecodableText, DamagedDocument.
    """
    return [Page(read_markup(_decoded(content)))], []


def _decoded(content: bytes) -> str:
    """Return the text by byte order mark, by its content, and by what the page declares."""
    declared = CHARSET.search(content[:HEAD_BYTES])
    if declared and declared.group(1).lower().startswith((b"gb", b"big5", b"euc", b"shift")):
        try:
            name = declared.group(1).decode("ascii").lower()
            return content.decode("gb18030" if name.startswith("gb") else name)
        except (UnicodeDecodeError, LookupError):
            return decode(content)[0]
    return decode(content)[0]


def read_markup(text: str, *, tables_before: int = 0) -> list[Block]:
    """Return the blocks of the markup; tables are numbered on from `tables_before`."""
    from lxml import etree  # noqa: PLC0415  # slow to import, only HTML needs it
    from lxml import html as lxml_html  # noqa: PLC0415  # as above

    text = DECLARATION.sub("", text).replace("\0", "")
    parser = lxml_html.HTMLParser(
        remove_comments=True, remove_pis=True, no_network=True, huge_tree=False, encoding="utf-8"
    )
    try:
        root = lxml_html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as fault:
        raise DamagedDocument(
            message("网页内容无法解析（{fault}）；请用浏览器打开后另存再试", fault=str(fault))
        ) from fault
    walk = _Walk(tables=tables_before)
    walk.element(root, 0)
    walk.flush()
    return walk.blocks


def _is_shown(element: _Element) -> bool:
    """Tell whether the element is printed."""
    if not isinstance(element.tag, str) or element.tag in UNSEEN:
        return False
    style = element.get("style")
    return element.get("hidden") is None and not (style and HIDDEN_STYLE.search(style))


@dataclass(slots=True)
class _Walk:
    """Gathers blocks; inline text collects in `_text` until a block ends."""

    tables: int = 0
    blocks: list[Block] = field(default_factory=list)
    _text: list[str] = field(default_factory=list)
    _lines: int = 0
    _in_terms: bool = False

    def element(self, element: _Element, depth: int) -> None:
        """Take up the element and what it holds."""
        if depth > MAX_DEPTH or not _is_shown(element):
            return
        tag = str(element.tag)
        if tag == "br":
            self._text.append("\n")
        elif tag == "table" and not _is_layout(element):
            self.flush()
            self._table(element, depth)
        elif tag == "dl" and len(element):
            self.flush()
            if self._in_terms or holds_lists(element):
                self._terms(element, depth)
            else:
                self._definitions(element)
        else:
            self._container(element, tag, depth)

    def _terms(self, element: _Element, depth: int) -> None:
        """Take a list of terms that holds lists as lines: a term and its text, or its list."""
        self._in_terms, outer = True, self._in_terms
        for child in element:
            if child.tag == "dt":
                self.flush()
                self._say(_text_of(child))
                self._say("：" if has_one_text(child) else "")
            elif child.tag == "dd" and not holds_lists(child):
                self._say(_text_of(child))
                self.flush()
            else:
                self.element(child, depth + 1)
            if not has_one_text(child):
                self.flush()
        self._in_terms = outer

    def _definitions(self, element: _Element) -> None:
        """Take a list of terms as a table of two columns: the term, what is said of it."""
        rows: list[list[str]] = []
        for child in element.iter("dt", "dd"):
            parent = child.getparent()
            if parent is not None and parent.tag == "dd" and child.tag == "dd":
                continue  # the parser nests what was not closed; its text is taken already
            text = _text_of(child)
            if child.tag == "dt" or not rows:
                rows.append([text, ""])
            else:
                rows[-1][1] = f"{rows[-1][1]}\n{text}".strip()
        if rows:
            self.tables += 1
            self.blocks.append(Table(rows, (), number=self.tables))

    def _container(self, element: _Element, tag: str, depth: int) -> None:
        is_block = tag in BLOCKS or tag in CELLS or tag in {"tr", "table"}
        if is_block:
            self.flush()
        self._say(element.text, keep=tag == "pre")
        for child in element:
            self.element(child, depth + 1)
            self._say(child.tail, keep=tag == "pre")
        if is_block:
            self.flush(int(tag[1]) if tag[0] == "h" and tag[1:].isdigit() else 0)

    def _say(self, text: str | None, *, keep: bool = False) -> None:
        if text:
            self._text.append(text if keep else SPACES.sub(" ", text))

    def flush(self, level: int = 0) -> None:
        """End the line that was collected, if any."""
        text = tidy("".join(self._text))
        self._text.clear()
        if text:
            self._lines += 1
            self.blocks.append(Line(text, self._lines, level))

    def _table(self, element: _Element, depth: int) -> None:
        """Add the table, then the tables nested in its cells."""
        grid, nested = SpanGrid(), []
        self.tables += 1
        number = self.tables
        for group in _row_groups(element):
            for row in group:
                grid.next_row()
                for cell in row:
                    if cell.tag in CELLS and _is_shown(cell):
                        cell_walk = _CellWalk()
                        cell_walk.element(cell, depth + 1)
                        nested += cell_walk.nested
                        grid.add(tidy("".join(cell_walk.text)), *_spans(cell))
            grid.end_group()
        rows, merges = grid.finished()
        if rows and rows[0]:
            self.blocks.append(Table(rows, merges, number=number))
        for inner in nested:
            self.element(inner, depth + 1)


def _text_of(element: _Element) -> str:
    """Return the text of an element as that of a cell."""
    walk = _CellWalk()
    walk.element(element, 0)
    return tidy("".join(walk.text))


@dataclass(slots=True)
class _CellWalk:
    """The text of one cell, and the tables nested in it."""

    text: list[str] = field(default_factory=list)
    nested: list[_Element] = field(default_factory=list)

    def element(self, element: _Element, depth: int) -> None:
        """Take up the element; blocks inside a cell part its text by line breaks."""
        is_block = element.tag in BLOCKS
        if is_block:
            self._break()
        self._say(element.text)
        for child in element:
            self._child(child, depth)
            self._say(child.tail)
        if is_block:
            self._break()

    def _child(self, child: _Element, depth: int) -> None:
        if depth > MAX_DEPTH or not _is_shown(child):
            return
        if child.tag == "table":
            self.nested.append(child)
        elif child.tag == "br":
            self.text.append("\n")
        elif child.tag == "input":
            self.text.append(_box(child))
        else:
            self.element(child, depth + 1)

    def _say(self, text: str | None) -> None:
        if text:
            self.text.append(SPACES.sub(" ", text))

    def _break(self) -> None:
        if self.text and not self.text[-1].endswith("\n"):
            self.text.append("\n")


def tidy(text: str) -> str:
    """Return the text without spaces at its ends and around line breaks."""
    return AROUND_BREAK.sub("\n", text).replace("\xa0", " ").strip()


def _box(element: _Element) -> str:
    """Return what a form field shows: check boxes as characters, text as its value."""
    kind = (element.get("type") or "text").lower()
    if kind in {"checkbox", "radio"}:
        return "□" if element.get("checked") is None else "☑"
    return (element.get("value") or "") if kind == "text" else ""


def _is_layout(table: _Element) -> bool:
    """Tell whether a table only wraps the page: it holds tables and no row has two cells."""
    if not any(True for _ in table.iterdescendants("table")):
        return False
    return all(
        sum(cell.tag in CELLS for cell in row) <= 1 for group in _row_groups(table) for row in group
    )


def _row_groups(table: _Element) -> list[list[_Element]]:
    """Return the rows of the table itself, by thead, tbody and tfoot; hidden rows left out."""
    groups: list[list[_Element]] = [[]]
    for child in table:
        if child.tag == "tr" and _is_shown(child):
            groups[-1].append(child)
        elif child.tag in GROUPS and _is_shown(child):
            groups += [[row for row in child if row.tag == "tr" and _is_shown(row)], []]
    return [group for group in groups if group]


def _spans(cell: _Element) -> tuple[int, int]:
    """Return (rows, columns) the cell covers; rows 0 means to the end of its group."""
    return _span(cell.get("rowspan")), max(1, min(_span(cell.get("colspan")), MAX_COLUMNS))


def _span(text: str | None) -> int:
    """Return the number in a span attribute, 1 where there is none."""
    text = (text or "").strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 5 else 1  # noqa: PLR2004  # 65534 is the most a browser takes
