"""Sheet → Excel: a worksheet per section with merged cells, borders and print set-up.

A figure is written as a number whose format shows exactly the printed digits ("3.50" stays
3.50 and can be summed); a figure of more than 15 digits stays text, since Excel would round it.
"""

from __future__ import annotations

import warnings
from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

import xlsxwriter  # type: ignore[import-untyped] # ships no types

from jixiao.model.message import message
from jixiao.publishing.sheet import Cell, Figure, Font, Paragraph, Section, Sheet, Table
from jixiao.publishing.writers.row_heights import (
    MOST,
    POINTS_PER_MM,
    fitted,
    row_heights,
    text_height,
)
from jixiao.publishing.writers.sheet_names import sheet_names

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from xlsxwriter.format import Format  # type: ignore[import-untyped] # ships no types
    from xlsxwriter.workbook import Workbook  # type: ignore[import-untyped] # ships no types
    from xlsxwriter.worksheet import Worksheet  # type: ignore[import-untyped] # ships no types

UNDATED: Final = datetime(1980, 1, 1, tzinfo=UTC)
"""Stands where the file would tell when it was made: equal sheets are equal bytes."""
MM_PER_INCH: Final = 25.4
MM_PER_CHARACTER: Final = 1.852
COLUMN_PADDING: Final = 1.323
TEXT_SHARE: Final = 0.92
SCREEN_DOTS: Final = 96
"""Dots per inch that a picture which tells none is taken to have."""
EXACT_DIGITS: Final = 15
A4: Final = 9
CELL_LIMIT: Final = 32_767
TURNED: Final = 270
_SHOWN: Final = 20


class TextCutOff(UserWarning):
    """A text is so long that no row of Excel shows it whole; `message` says which."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.message = message(
            "“{text}…”太长，Excel 的一行显示不全（内容完整，打印时会被截断）；"
            "请缩短，或改输出 docx、pdf。",
            text=text[:_SHOWN],
        )


def write_xlsx(sheet: Sheet) -> bytes:
    """Return the sheet as an .xlsx file."""
    buffer = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(buffer, options) as book:
        book.set_properties({"title": sheet.title, "created": UNDATED})
        formats = Formats(book)
        names = sheet_names(section.name for section in sheet.sections)
        for name, section in zip(names, sheet.sections, strict=True):
            SectionWriter(book.add_worksheet(name), formats, section).write()
    return buffer.getvalue()


def number_format(number: Decimal, *, thousands: bool) -> str:
    """Return the Excel format that shows exactly the digits of `number`."""
    exponent = number.as_tuple().exponent
    places = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    whole = "#,##0" if thousands else "0"
    return f"{whole}.{'0' * places}" if places else whole


class Formats:
    """The workbook's formats, each made once."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[tuple[tuple[str, Any], ...], Format] = {}

    def get(self, font: Font, **properties: object) -> Format:
        """Return the format of a font and properties, the same object for equal ones."""
        wanted = {
            "font_name": font.name,
            "font_size": font.size,
            "bold": font.bold,
            "valign": "vcenter",
            "text_wrap": True,
            **properties,
        }
        key = tuple(sorted(wanted.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format(wanted)
        return self._made[key]

    def cell(self, cell: Cell) -> Format:
        """Return the bordered format of a table cell."""
        more: dict[str, object] = {"border": 1, "align": cell.align}
        if cell.vertical and cell.rows > 1:
            more["rotation"] = TURNED
        if cell.fill:
            more["bg_color"] = f"#{cell.fill}"
        if cell.number is not None:
            more["num_format"] = number_format(cell.number, thousands=cell.thousands)
        return self.get(cell.font, **more)


class SectionWriter:
    """Writes one section to one worksheet, blocks under one another."""

    def __init__(self, page: Worksheet, formats: Formats, section: Section) -> None:
        self.page, self.formats, self.section = page, formats, section
        tables = [block for block in section.blocks if isinstance(block, Table)]
        self.widths: Sequence[float] = (
            max((table.widths for table in tables), key=len)
            if tables
            else (section.text_width * TEXT_SHARE,)
        )
        self.row = 0

    def write(self) -> None:
        """Write the page set-up, the widths and every block."""
        self._set_up_page()
        for column, width in enumerate(self.widths):
            characters = (width - COLUMN_PADDING) / MM_PER_CHARACTER  # 7 and 5 pixels of 1/96 inch
            self.page.set_column(column, column, max(2.0, characters))
        for block in self.section.blocks:
            if isinstance(block, Paragraph):
                self._paragraph(block)
            elif isinstance(block, Figure):
                self._figure(block)
            else:
                self._table(block)
        last = max(0, self.row - 1)
        self.page.print_area(0, 0, last, len(self.widths) - 1)
        self.page.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})

    def _set_up_page(self) -> None:
        page, section = self.page, self.section
        page.set_paper(A4)
        if section.landscape:
            page.set_landscape()
        top, right, bottom, left = (margin / MM_PER_INCH for margin in section.margins)
        page.set_margins(left=left, right=right, top=top, bottom=bottom)
        page.fit_to_pages(1, 0)
        page.center_horizontally()
        page.hide_gridlines(2)

    def _paragraph(self, paragraph: Paragraph) -> None:
        style = self.formats.get(paragraph.font, align=paragraph.align)
        text = "　" * paragraph.indent + paragraph.text
        height = text_height(text, width=sum(self.widths), size=paragraph.font.size)
        self.page.set_row(self.row, min(409, height + paragraph.space_after))
        self._put((self.row, 0), (1, len(self.widths)), text, style)
        self.row += 1

    def _figure(self, figure: Figure) -> None:
        """Put the picture over a row as tall as it is, or as rows can be."""
        from jixiao.publishing.writers.picture import (  # noqa: PLC0415 - needs an extra
            DOTS_PER_INCH,
            png_of,
        )

        scale = min(1.0, sum(self.widths) / figure.width, MOST / (figure.height * POINTS_PER_MM))
        self.page.set_row(self.row, figure.height * scale * POINTS_PER_MM)
        shown = scale * SCREEN_DOTS / DOTS_PER_INCH
        picture = {"image_data": BytesIO(png_of(figure)), "x_scale": shown, "y_scale": shown,
                   "description": figure.alt}  # fmt: skip
        self.page.insert_image(self.row, 0, "figure.png", picture)
        self.row += 1

    def _put(
        self, corner: tuple[int, int], size: tuple[int, int], text: str, style: Format
    ) -> None:
        row, column = corner
        rows, columns = size
        if rows * columns > 1:
            self.page.merge_range(row, column, row + rows - 1, column + columns - 1, "", style)
        if text:
            self.page.write_string(row, column, text[:CELL_LIMIT], style)
        else:
            self.page.write_blank(row, column, None, style)

    def _table(self, table: Table) -> None:
        table, cut = fitted(table)
        if cut:
            warnings.warn(TextCutOff(cut[0].text), stacklevel=2)
        for offset, height in enumerate(row_heights(table)):
            self.page.set_row(self.row + offset, height)
        for cell in table.cells:
            self._cell(cell)
        if table.repeat_to:
            self.page.repeat_rows(self.row + table.repeat_from - 1, self.row + table.repeat_to - 1)
        if table.filter_row is not None:
            top = self.row + table.filter_row - 1
            last = self.row + table.rows - 1
            self.page.autofilter(top, 0, last, len(table.widths) - 1)
            self.page.freeze_panes(top + 1, 0)
        self.row += table.rows

    def _cell(self, cell: Cell) -> None:
        row, column = self.row + cell.row - 1, cell.column - 1
        style = self.formats.cell(cell)
        self._put((row, column), (cell.rows, cell.columns), cell.text, style)
        if cell.number is not None and len(cell.number.as_tuple().digits) <= EXACT_DIGITS:
            self.page.write_number(row, column, float(cell.number), style)
