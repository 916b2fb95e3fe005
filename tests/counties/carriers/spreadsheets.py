"""XLSX, ODS and CSV carriers: merges, number formats, several sheets."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from decimal import Decimal
from xml.sax.saxutils import escape

import xlsxwriter

from counties.canvas import Cell, Grid, Page, Printed

PERCENT = re.compile(r"^(\d+(?:\.\d+)?)%$")
FIGURE = re.compile(r"^\d{1,7}(?:\.\d{1,2})?$")


def _sheet_name(page: Page, number: int) -> str:
    return re.sub(r"[\[\]:*?/\\]", "", f"{number}{page.name}")[:28]


def _value(cell: Cell) -> tuple[float | None, str]:
    """The number a spreadsheet would hold and its format, or None for text."""
    if cell.number is not None:
        return float(cell.number), cell.style or "0.00"
    percent = PERCENT.match(cell.text)
    if percent:
        places = len(percent.group(1).partition(".")[2])
        return float(Decimal(percent.group(1)) / 100), "0." + "0" * places + "%" if places else "0%"
    if FIGURE.match(cell.text) and not cell.head:
        places = len(cell.text.partition(".")[2])
        return float(cell.text), "0." + "0" * places if places else "General"
    return None, ""


def xlsx(printed: Printed) -> bytes:
    """A workbook with one sheet a page; figures are numbers under formats."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    formats: dict[str, object] = {}

    def shape(pattern: str) -> object:
        if pattern not in formats:
            options = {"text_wrap": True, "border": 1, "valign": "vcenter"}
            formats[pattern] = book.add_format(
                options | ({"num_format": pattern} if pattern else {})
            )
        return formats[pattern]

    for number, page in enumerate(printed.pages, 1):
        sheet = book.add_worksheet(_sheet_name(page, number))
        _fill(sheet, page, shape)
    book.close()
    return out.getvalue()


def _fill(sheet, page: Page, shape) -> None:  # noqa: ANN001
    row = 0
    width = max((b.width for b in page.blocks if isinstance(b, Grid)), default=4)
    for block in page.blocks:
        if not isinstance(block, Grid):
            if block.role == "title":
                sheet.merge_range(row, 0, row, width - 1, block.text)
            else:
                sheet.write_string(row, 0, block.text)
            row += 1
            continue
        for p in block.placed():
            value, pattern = _value(p.cell)
            top, left = row + p.row, p.column
            bottom, right = top + p.cell.rows - 1, left + p.cell.cols - 1
            if (top, left) != (bottom, right):
                sheet.merge_range(top, left, bottom, right, "", shape(pattern))
            if value is None:
                sheet.write_string(top, left, p.cell.text, shape(""))
            else:
                sheet.write_number(top, left, value, shape(pattern))
        row += len(block.rows) + 1


def rows_of(printed: Printed) -> list[list[str]]:
    """Everything as rows of texts, covered cells empty."""
    rows: list[list[str]] = []
    for page in printed.pages:
        for block in page.blocks:
            rows += block.matrix() if isinstance(block, Grid) else [[block.text]]
            if isinstance(block, Grid):
                rows.append([])
    return rows


def _csv(printed: Printed, encoding: str) -> bytes:
    out = io.StringIO()
    csv.writer(out).writerows(rows_of(printed))
    return out.getvalue().encode(encoding)


def csv_utf8(printed: Printed) -> bytes:
    return _csv(printed, "utf-8-sig")


def csv_gb(printed: Printed) -> bytes:
    return _csv(printed, "gb18030")


ODS_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?><office:document-content '
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2">'
    "<office:body><office:spreadsheet>"
)
ODS_TAIL = "</office:spreadsheet></office:body></office:document-content>"
MANIFEST = (
    '<?xml version="1.0" encoding="UTF-8"?><manifest:manifest '
    'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
    '<manifest:file-entry manifest:full-path="/" manifest:media-type='
    '"application/vnd.oasis.opendocument.spreadsheet"/><manifest:file-entry '
    'manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
)


def _ods_cell(cell: Cell) -> str:
    span = ""
    if cell.cols > 1 or cell.rows > 1:
        span = (
            f' table:number-columns-spanned="{cell.cols}" table:number-rows-spanned="{cell.rows}"'
        )
    kind = ' office:value-type="string"'
    value, _ = _value(cell)
    if value is not None:
        share = cell.text.endswith("%")
        kind = f' office:value-type="{"percentage" if share else "float"}" office:value="{value}"'
    lines = "".join(f"<text:p>{escape(t)}</text:p>" for t in cell.text.split("\n"))
    return f"<table:table-cell{span}{kind}>{lines if cell.text else ''}</table:table-cell>"


def _ods_grid(grid: Grid) -> str:
    placed = {(p.row, p.column): p.cell for p in grid.placed()}
    rows = []
    for r in range(len(grid.rows)):
        cells = (
            _ods_cell(placed[r, c]) if (r, c) in placed else "<table:covered-table-cell/>"
            for c in range(grid.width)
        )
        rows.append(f"<table:table-row>{''.join(cells)}</table:table-row>")
    return "".join(rows)


def ods(printed: Printed) -> bytes:
    """An OpenDocument spreadsheet with spans and covered cells."""
    body = []
    for number, page in enumerate(printed.pages, 1):
        rows = [
            _ods_grid(b)
            if isinstance(b, Grid)
            else f"<table:table-row>{_ods_cell(Cell(b.text))}</table:table-row>"
            for b in page.blocks
        ]
        body.append(
            f'<table:table table:name="{escape(_sheet_name(page, number))}">'
            f"{''.join(rows)}</table:table>"
        )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in (
            ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
            ("content.xml", ODS_HEAD + "".join(body) + ODS_TAIL),
            ("META-INF/manifest.xml", MANIFEST),
        ):
            stamp = zipfile.ZipInfo(name, (2025, 1, 1, 0, 0, 0))
            archive.writestr(stamp, text)
    return out.getvalue()
