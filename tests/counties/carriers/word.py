"""DOCX carrier: tables with merged cells, prose between them."""

from __future__ import annotations

import io

from docx import Document

from counties.canvas import Grid, Printed


def docx(printed: Printed) -> bytes:
    """A Word document; titles are headings or bold paragraphs."""
    document = Document()
    for number, page in enumerate(printed.pages):
        if number:
            document.add_page_break()
        for block in page.blocks:
            if isinstance(block, Grid):
                _table(document, block)
            elif block.role == "heading":
                document.add_heading(block.text, 2)
            else:
                paragraph = document.add_paragraph()
                paragraph.add_run(block.text).bold = block.role == "title"
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _table(document, grid: Grid) -> None:  # noqa: ANN001
    table = document.add_table(rows=len(grid.rows), cols=grid.width)
    table.style = "Table Grid"
    cells = [list(row.cells) for row in table.rows]
    for p in grid.placed():
        cell = cells[p.row][p.column]
        if p.cell.rows > 1 or p.cell.cols > 1:
            cell = cell.merge(cells[p.row + p.cell.rows - 1][p.column + p.cell.cols - 1])
        cell.text = p.cell.text
    document.add_paragraph("")
