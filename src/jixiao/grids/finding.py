"""A page's blocks → lines of prose and grids, in reading order."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jixiao.documents.document import Line, Table
from jixiao.grids.aligned import into_rows
from jixiao.grids.delimited import by_bars, by_spaces, by_tabs, is_rule
from jixiao.grids.grid import Grid
from jixiao.model.source import SourceSpan

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from jixiao.documents.document import Page

_MIN_ALIGNED = 2
_SHORT = 20
_LEADERS = re.compile(r"[.．…·•‥]{3,}\s*\d+\s*$")


def find_grids(page: Page, document: str) -> Iterator[Line | Grid]:
    """Yield the page's lines of prose and its grids; text rows that touch make one grid.

    `document` is the name put into every span.
    """
    tables = 0
    run: list[tuple[Line, str]] = []
    for block in page.blocks:
        separator = _separator(block) if isinstance(block, Line) else ""
        if not separator and run and isinstance(block, Line) and _stands_between(block, run[-1]):
            separator = run[-1][1]
        if run and separator != run[-1][1] and separator != "rule":
            yield from _text_grid(run, page, document, tables + 1)
            tables += 1
            run = []
        if isinstance(block, Table):
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
    if run[0][1] == "space" and len(run) < _MIN_ALIGNED:
        return lines
    place = SourceSpan(document=document, page=page.number, sheet=page.sheet, table=number)
    return [Grid(_rows(run), place, lines=[line.number for line in lines])]


def _rows(run: Sequence[tuple[Line, str]]) -> list[list[str]]:
    separator = run[0][1]
    if separator == "space":
        return into_rows([by_spaces(line.text) or [(0, line.text.strip())] for line, _ in run])
    split = by_tabs if separator == "tab" else by_bars
    return [split(line.text) or [] for line, _ in run]
