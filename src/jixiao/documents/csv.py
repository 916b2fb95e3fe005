"""CSV and TSV → one page with one table."""  # readers are named after kinds, imports are absolute

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Final

from jixiao.documents.decoding import decode
from jixiao.documents.document import Page, Table
from jixiao.documents.faults import DamagedDocument, DocumentTooLarge
from jixiao.documents.limits import MAX_COLUMNS, MAX_GRID_CELLS
from jixiao.model.message import message

if TYPE_CHECKING:
    from jixiao.model.note import ReadingNote

DELIMITERS: Final = ",\t;|，"
FEWEST_FIELDS: Final = 3
FEWEST_LINES: Final = 2
SAMPLE_LINES: Final = 50


def looks_delimited(text: str) -> bool:
    """Tell whether every line that is not empty has the same three or more fields."""
    lines = [line for line in text.splitlines() if line.strip()]
    if len(lines) < FEWEST_LINES:
        return False
    return any(
        min(counts := {line.count(mark) for line in lines}) >= FEWEST_FIELDS - 1
        and len(counts) == 1
        for mark in ",\t;"
    )


def read_csv(content: bytes) -> tuple[list[Page], list[ReadingNote]]:
    """Return one page with one table, short rows filled up; raises UndecodableText."""
    text, _ = decode(content)
    delimiter = delimiter_of(text)
    try:
        rows = list(
            csv.reader(io.StringIO(text.replace("\0", ""), newline=""), delimiter=delimiter)
        )
    except csv.Error as fault:
        raise DamagedDocument(
            message("分隔文本无法解析（{fault}）；请用表格软件打开后另存再试", fault=str(fault))
        ) from fault
    width = min(max(map(len, rows), default=0), MAX_COLUMNS)
    if len(rows) * width > MAX_GRID_CELLS:
        raise DocumentTooLarge(
            message("表格超过 {limit} 个单元格；请拆分后再试", limit=MAX_GRID_CELLS)
        )
    full = [[*row[:width], *[""] * (width - len(row))] for row in rows]
    return [Page((Table([_tidy(row) for row in full]),) if width else ())], []


def _tidy(row: list[str]) -> list[str]:
    """Return the row with one kind of line break and Excel's text marks (="01") removed."""
    return [
        cell[2:-1] if cell.startswith('="') and cell.endswith('"') else cell.replace("\r\n", "\n")
        for cell in row
    ]


def delimiter_of(text: str) -> str:
    """Return the mark that parts the first lines most evenly, a comma where none does."""
    lines = [line for line in text.splitlines()[:SAMPLE_LINES] if line.strip()]
    best, most = ",", 0.0
    for mark in DELIMITERS:
        counts = [line.count(mark) for line in lines]
        usual = max(set(counts), key=counts.count, default=0)
        score = usual * counts.count(usual) / max(len(counts), 1)
        if score > most:
            best, most = mark, score
    return best
