"""A document's lines and tables as they were read, to be shown beside the values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from jixiao.documents.document import Line
from jixiao.grids.finding import find_grids, laid_out
from jixiao.recognition.unclosed import closed_rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.documents.document import Document
    from jixiao.grids.grid import Grid

MOST_CELLS: Final = 200_000
"""Cells and lines of a file that are kept for showing: forty thousand indicators have fewer."""
MOST_LETTERS: Final = 600
"""Letters of one cell that are shown."""


@dataclass(frozen=True, slots=True)
class SourcePage:
    """A page or sheet: `blocks` are {line, text} and {table, rows} with cells by row and column.

    A row is {row, line, cells: [[column, text]]}; numbers are those of the values' places.
    """

    number: int
    sheet: str
    blocks: list[dict[str, Any]]


def source_pages(document: Document) -> Iterator[SourcePage]:
    """Yield the pages of a document that is not drawn, until enough are shown."""
    left = MOST_CELLS
    for number, (page, drawn) in enumerate(laid_out(document), 1):
        blocks: list[dict[str, Any]] = []
        for block in find_grids(page, document.name, list(closed_rows(drawn))):
            if left <= 0:
                break
            shown = _line(block) if isinstance(block, Line) else _table(block, left)
            left -= (
                1 if isinstance(block, Line) else sum(len(row["cells"]) for row in shown["rows"])
            )
            blocks.append(shown)
        yield SourcePage(page.number or number, page.sheet or "", blocks)


def _line(line: Line) -> dict[str, Any]:
    return {"line": line.number, "text": line.text[:MOST_LETTERS]}


def _table(grid: Grid, left: int) -> dict[str, Any]:
    rows: list[dict[str, Any]] = []
    for number, texts in enumerate(grid.rows):
        if left <= 0:
            break
        left -= len(texts)
        places = [grid.span(number, column) for column in range(len(texts))]
        if places:
            cells = [
                [place.column, text[:MOST_LETTERS]]
                for place, text in zip(places, texts, strict=True)
            ]
            rows.append({"row": places[0].row, "line": places[0].line, "cells": cells})
    return {"table": grid.place.table, "rows": rows}
