"""A page's blocks → lines of prose and grids, in reading order."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from jixiao.documents.document import Line, Table
from jixiao.documents.faults import DocumentFault
from jixiao.grids.aligned import into_rows
from jixiao.grids.chains import with_unruled_grids
from jixiao.grids.delimited import alone, by_bars, by_commas, by_spaces, by_tabs, is_rule
from jixiao.grids.furniture import PageText, without_furniture
from jixiao.grids.grid import Grid
from jixiao.grids.ruled import Layout, blocks_of, layout_of
from jixiao.grids.stitching import stitched
from jixiao.model.source import SourceSpan

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from jixiao.documents.document import Block, Document, Page

_MIN_ALIGNED = 2
_MIN_COMMA_ROWS = 3
_SHORT = 20
_LEADERS = re.compile(r"(?<![.．…·•‥])[.．…·•‥]{3,}+\s*+\d+\s*$")


def laid_out(document: Document) -> Iterator[tuple[Page, Sequence[Block | Grid]]]:
    """Yield the pages of a document with their blocks, of drawn pages the lines and grids found.

    Page furniture is left out, and a table that runs overleaf stands whole where it begins.
    """
    pages: list[Page] = []
    layouts: list[Layout] = []
    for page in _pages(document):
        if page.drawing is None:
            yield page, page.blocks
            continue
        layouts.append(layout_of(page.drawing, page.number or 1, document.name))
        pages.append(replace(page, drawing=None))
    kept = without_furniture(
        [PageText(one.height, one.usual, one.pieces, one.ends) for one in layouts]
    )
    layouts = [replace(one, pieces=pieces) for one, pieces in zip(layouts, kept, strict=True)]
    layouts = with_unruled_grids(layouts)
    rights: dict[float, float] = {}
    for one in layouts:
        ends = [piece.x1 for piece in one.pieces]
        rights[one.width] = max([*ends, rights.get(one.width, 0.0)])
    blocks = [blocks_of(one, rights[one.width]) for one in layouts]
    layouts.clear()  # else they would hold every part of a table that runs overleaf
    yield from zip(pages, stitched(blocks), strict=True)


def _pages(document: Document) -> Iterator[Page]:
    """Yield the pages; a fault of one that is read only now is named after the document."""
    try:
        yield from document.pages
    except DocumentFault as fault:
        fault.named(document.name)
        raise


def find_grids(
    page: Page, document: str, blocks: Sequence[Block | Grid] | None = None
) -> Iterator[Line | Grid]:
    """Yield the page's lines of prose and its grids; text rows that touch make one grid.

    `blocks` are the page's as `laid_out` found them; without them its own are taken.
    `document` is the name put into every span.
    """
    tables = 0
    run: list[tuple[Line, str]] = []
    for block in page.blocks if blocks is None else blocks:
        separator = _separator(block) if isinstance(block, Line) else ""
        if not separator and run and isinstance(block, Line) and _stands_between(block, run[-1]):
            separator = run[-1][1]
        if run and separator != run[-1][1] and separator != "rule":
            yield from _text_grid(run, page, document, tables + 1)
            tables += 1
            run = []
        if isinstance(block, Grid):
            tables += 1
            yield block
        elif isinstance(block, Table):
            tables += 1
            yield _native(block, page, document, tables)
        elif separator == "rule":
            continue
        elif separator:
            run.append((block, separator))
        else:
            yield block
    if run:
        yield from _text_grid(run, page, document, tables + 1)


def _separator(line: Line) -> str:
    text = line.text
    if not text.strip() or line.level or _LEADERS.search(text):
        return ""
    if is_rule(text):
        return "rule"
    if "\t" in text:
        return "tab"
    if by_bars(text):
        return "bar"
    if by_commas(text):
        return "comma"
    cells = by_spaces(text)
    return "space" if cells and len(cells) >= _MIN_ALIGNED else ""


def _stands_between(line: Line, last: tuple[Line, str]) -> bool:
    """Return True for a short line right under an aligned row: a row with one cell."""
    before, separator = last
    if separator != "space" or line.level or line.number != before.number + 1:
        return False
    return 0 < len(line.text.strip()) <= _SHORT


def _native(table: Table, page: Page, document: str, number: int) -> Grid:
    place = SourceSpan(document=document, page=page.number, sheet=page.sheet, table=number)
    return Grid(table.rows, place, table.merges, row_numbers=table.row_numbers)


def _text_grid(
    run: Sequence[tuple[Line, str]], page: Page, document: str, number: int
) -> Iterable[Line | Grid]:
    lines = [line for line, _ in run]
    if run[0][1] == "space" and sum(bool(by_spaces(one.text)) for one in lines) < _MIN_ALIGNED:
        return lines
    if run[0][1] == "comma" and not _is_comma_table(lines):
        return lines
    place = SourceSpan(document=document, page=page.number, sheet=page.sheet, table=number)
    return [Grid(_rows(run), place, lines=[line.number for line in lines])]


def _is_comma_table(lines: Sequence[Line]) -> bool:
    """Return True for lines that part into as many cells as a table's rows do."""
    widths = [len(by_commas(line.text) or ()) for line in lines]
    return len(lines) >= _MIN_COMMA_ROWS and max(widths) >= _MIN_COMMA_ROWS


def _rows(run: Sequence[tuple[Line, str]]) -> list[list[str]]:
    separator = run[0][1]
    if separator == "space":
        return into_rows([by_spaces(line.text) or alone(line.text) for line, _ in run])
    split = {"tab": by_tabs, "comma": by_commas}.get(separator, by_bars)
    return [split(line.text) or [] for line, _ in run]
