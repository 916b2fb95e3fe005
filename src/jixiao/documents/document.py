"""An opened document: pages (or sheets) of lines and tables in reading order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jixiao.documents.drawing import Drawing
    from jixiao.model.note import ReadingNote


class Merge(NamedTuple):
    """A merged cell: its first and last row and column, from 1, all included."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph or a line of text outside tables.

    `number` counts lines (text files) or paragraphs of the page from 1; `level` is the heading
    level, 0 for plain text. Separators (tabs, bars, runs of spaces) are kept: the line may be
    a table row, which is for `grids` to find out.
    """

    text: str
    number: int
    level: int = 0


@dataclass(frozen=True, slots=True)
class Table:
    """A table the file itself declares: n rows × m columns of printed text.

    All rows have the same length; a merged cell's text stands in its top left cell and the cells
    it covers are "". `number` counts the tables of the page from 1. `row_numbers[i]` is the
    number that row i has in the file when empty rows were dropped, else None.
    """

    rows: Sequence[Sequence[str]]
    merges: Sequence[Merge] = ()
    number: int = 1
    row_numbers: Sequence[int] | None = None


Block = Line | Table


@dataclass(frozen=True, slots=True)
class Page:
    """A page, a sheet or the whole of an unpaged file: blocks in reading order.

    A table nested in a cell follows the table that holds it. A page of a PDF has no blocks but
    what it draws; `notes` are what reading this page left.
    """

    blocks: Sequence[Block]
    number: int | None = None
    sheet: str | None = None
    drawing: Drawing | None = None
    notes: tuple[ReadingNote, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """An opened file; `kind` is what its content is (text, html, csv, xlsx, xls, ods, docx …)."""

    name: str
    sha256: str
    kind: str
    pages: Sequence[Page]
    notes: tuple[ReadingNote, ...] = ()
