"""What the XML around the texts of table cells and rows says, walked once for each wording.

Cells of one table differ in their texts; the properties around them are the same XML many times.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from xml.parsers import expat

from jixiao.documents.docx_body import Body
from jixiao.documents.docx_styles import Numbering
from jixiao.documents.docx_table import Cell, OpenTable
from jixiao.documents.faults import DocumentFault

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jixiao.documents.docx_styles import Styles

MARK: Final = re.compile("\ue000(\\d+)\ue001")
FORGED: Final = re.compile(b"\xee\x80[\x80\x81]|&#")
"""What may be taken for a mark."""
BACKWARDS: Final = re.compile(b"vMerge|gridSpan")
"""What would speak, in the head of a row, of the cell before."""

SECOND_COLUMN: Final = b'<w:tbl><w:tr><w:trPr><w:gridBefore w:val="1"/></w:trPr>'
"""A row that goes on in its second column: a cell that starts a row itself would be noticed."""


class NotQuickError(Exception):
    """The table has something that only the walk over the whole part can read."""


@dataclass(frozen=True, slots=True, eq=False)
class Form:
    """A cell without its texts: columns, whether it goes on from above, how many texts.

    `parts` are literal, index of a text, literal, …, literal; None when one text stands alone.
    """

    columns: int
    continues: bool
    changed: bool
    count: int
    parts: tuple[str | int, ...] | None

    def filled(self, texts: Sequence[str]) -> str:
        """Return the cell's printed text."""
        parts = self.parts or ("", 0, "")
        return "".join(texts[p] if isinstance(p, int) else p for p in parts).strip("\n")


@dataclass(frozen=True, slots=True, eq=False)
class Head:
    """What stands before the first cell of a row: its column, and whether the row is deleted."""

    column: int
    dropped: bool
    changed: bool


class Uncounted(Numbering):
    """List definitions whose items are not numbered: that depends on all items before."""

    def label(self, list_id: str, level: int) -> str:
        """Raise NotQuickError."""
        raise NotQuickError(list_id, level)


class Walk:
    """Walks pieces of tables under the part's root element; a fault ends it for good."""

    def __init__(self, root: bytes, styles: Styles) -> None:
        """Start; raises NotQuickError when the root cannot be walked."""
        self._body = Body(styles, Uncounted())
        self._read_on(root)

    def cell(self, around: tuple[bytes, ...]) -> Form:
        """Return the form of a cell from the XML before, between and behind its texts.

        Raises NotQuickError unless that is one well-formed cell that depends on nothing else;
        nothing at all behind a text may mean that the text is not ended.
        """
        if not all(around) or FORGED.search(b"".join(around)):
            raise NotQuickError
        marked = [b"<w:t>\xee\x80\x80%d\xee\x80\x81</w:t>" % at + xml
                  for at, xml in enumerate(around[1:])]  # fmt: skip
        table = self._open(SECOND_COLUMN + b"<w:tc>" + around[0] + b"".join(marked))
        cell = table.cell
        single = table.rows == [[(1, cell)]] and table.column == 1 + cell.columns
        if not single or cell.nested or table.dropped:
            raise NotQuickError
        changed = self._close(b"</w:tr></w:tbl>")
        parts = MARK.split("\n".join(cell.texts))
        indexed = tuple(int(p) if at % 2 else p for at, p in enumerate(parts))
        count = len(around) - 1
        alone = count == 1 and indexed == ("", 0, "")
        return Form(cell.columns, cell.continues, changed, count, None if alone else indexed)

    def head(self, xml: bytes) -> Head:
        """Return what the XML before the first cell of a row says; raises NotQuickError."""
        table = self._open(b"<w:tbl><w:tr>" + xml)
        if table.rows != [[]] or table.cell != Cell() or BACKWARDS.search(xml):
            raise NotQuickError
        return Head(table.column, table.dropped, self._close(b"</w:tr></w:tbl>"))

    def start(self, xml: bytes) -> bool:
        """Return whether the XML before the first row tracks a change; raises NotQuickError."""
        if self._open(b"<w:tbl>" + xml) != OpenTable():
            raise NotQuickError
        return self._close(b"</w:tbl>")

    def _open(self, xml: bytes) -> OpenTable:
        """Return the one table that is open after the XML."""
        self._body.blocks.clear()
        self._body.changed = False
        self._read_on(xml)
        tables = self._body.open_tables
        if tables is None or len(tables) != 1 or self._body.blocks:
            raise NotQuickError
        return tables[0]

    def _close(self, xml: bytes) -> bool:
        """Close the table; return whether a change was tracked in it."""
        self._read_on(xml)
        if self._body.open_tables != [] or len(self._body.blocks) > 1:
            raise NotQuickError
        return self._body.changed

    def _read_on(self, xml: bytes) -> None:
        try:
            self._body.read_on(xml)
        except (expat.ExpatError, LookupError, ValueError, DocumentFault) as fault:
            raise NotQuickError from fault
