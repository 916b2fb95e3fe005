"""Word files and workbooks from hand-written grids.

A grid file has one table row a line, cells between bars: `<` continues the cell on the left, `^`
the cell above, `\\n` breaks the line. `# text` is a paragraph (in a workbook a line across the
sheet), `== name` opens a sheet, an empty line ends a table.
"""

from __future__ import annotations

from io import BytesIO
from itertools import groupby


def rows_of(lines: list[str]) -> list[list[str]]:
    return [[c.strip().replace("\\n", "\n") for c in line.split("|")] for line in lines]


def areas(rows: list[list[str]]) -> list[tuple[int, int, int, int]]:
    """First row, first column, last row, last column of every cell that is printed, from 0."""
    found = []
    for i, row in enumerate(rows):
        for j, text in enumerate(row):
            if text in ("<", "^"):
                continue
            right, down = j, i
            while right + 1 < len(row) and row[right + 1] == "<":
                right += 1
            while down + 1 < len(rows) and j < len(rows[down + 1]) and rows[down + 1][j] == "^":
                down += 1
            found.append((i, j, down, right))
    return found


def docx(text: str) -> bytes:
    from docx import Document  # noqa: PLC0415 - heavy, only for this carrier

    document = Document()
    for prose, group in groupby(text.splitlines(), lambda s: not s.strip() or s.startswith("# ")):
        lines = list(group)
        if prose:
            for line in lines:
                document.add_paragraph(line.removeprefix("# "))
            continue
        rows = rows_of(lines)
        table = document.add_table(len(rows), max(map(len, rows)))
        for i, j, down, right in areas(rows):
            cell = table.cell(i, j)
            if (down, right) != (i, j):
                cell = cell.merge(table.cell(down, right))
            cell.text = rows[i][j]
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def xlsx(text: str) -> bytes:
    from openpyxl import Workbook  # noqa: PLC0415 - heavy, only for this carrier

    book = Workbook()
    book.remove(book.worksheets[0])
    for part in text.split("== ")[1:]:
        name, _, body = part.partition("\n")
        sheet = book.create_sheet(name.strip())
        lines = body.rstrip("\n").split("\n")
        width = max(line.count("|") for line in lines)
        rows = rows_of([s[2:] + "|<" * width if s.startswith("# ") else s for s in lines])
        for i, j, down, right in areas(rows):
            if rows[i][j]:
                sheet.cell(i + 1, j + 1, rows[i][j])
            if (down, right) != (i, j):
                sheet.merge_cells(None, i + 1, j + 1, down + 1, right + 1)
    out = BytesIO()
    book.save(out)
    return out.getvalue()
