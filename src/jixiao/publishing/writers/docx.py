"""Sheet → Word: merged cells, borders, exact column widths, repeated headers, real fonts.

Tables are written as XML, not cell by cell through python-docx, whose cell access is quadratic.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from io import BytesIO
from itertools import groupby
from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape, quoteattr

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import parse_xml
from docx.shared import Mm

from jixiao.publishing.sheet import (
    Block,
    Cell,
    Figure,
    Font,
    Paragraph,
    Section,
    Sheet,
    Table,
)
from jixiao.publishing.writers.forbidden import FORBIDDEN
from jixiao.publishing.writers.pictured import figure_paragraph, number_pages
from jixiao.publishing.writers.undated import undated

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from docx.document import Document as WordDocument
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.section import Section as WordSection

NAMESPACE: Final = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
TWIPS_PER_MM: Final = 56.6929
LATIN: Final = "Times New Roman"
ALIGN: Final = {"left": "left", "center": "center", "right": "right", "justify": "both"}
BORDERS: Final = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
CELL_MARGINS: Final = "".join(
    f'<w:{side} w:w="{twips}" w:type="dxa"/>'
    for side, twips in (("top", 28), ("left", 57), ("bottom", 28), ("right", 57))
)


def write_docx(sheet: Sheet) -> bytes:
    """Return the sheet as a .docx file; each section starts on a new page."""
    word = Document()
    word.core_properties.title = sheet.title
    word.core_properties.author = ""
    _set_default_font(word)
    setups = groupby(sheet.sections, key=lambda section: (section.landscape, section.margins))
    for number, (_, group) in enumerate(setups):
        sections = list(group)
        target = word.add_section() if number else word.sections[0]
        _set_page(target, sections[0])
        _write_sections(word, sections)
    if sheet.page_numbers:
        number_pages(word)
    return _saved(word)


def _saved(word: WordDocument) -> bytes:
    buffer = BytesIO()
    word.save(buffer)
    return undated(buffer.getvalue())


def _write_sections(word: WordDocument, sections: Sequence[Section]) -> None:
    body = word.element.body
    end = body[-1]
    for number, section in enumerate(sections):
        first = True
        for piece in _pieces(section.blocks, page_break=number > 0):
            if isinstance(piece, Table):
                _write_table(end, piece)
            elif isinstance(piece, Figure):
                end.addprevious(figure_paragraph(word, piece))
            else:
                end.addprevious(parse_xml(piece))
            first = False
        if first and number:
            end.addprevious(parse_xml(paragraph_xml(Paragraph(""), page_break=True)))


def _write_table(end: BaseOxmlElement, table: Table) -> None:
    """Put the table before `end`, row by row: moving a whole one takes quadratic time in lxml."""
    shell = parse_xml(f"<w:tbl {NAMESPACE}>{table_properties_xml(table)}</w:tbl>")
    end.addprevious(shell)
    for row in rows_xml(table):
        shell.append(parse_xml(row))


def _pieces(blocks: Sequence[Block], *, page_break: bool) -> Iterator[str | Table | Figure]:
    """Yield the section's paragraphs as XML, its tables and figures, in order."""
    for position, block in enumerate(blocks):
        breaking = page_break and position == 0
        following = blocks[position + 1] if position + 1 < len(blocks) else None
        if isinstance(block, Paragraph):
            stays = isinstance(following, Table | Figure)
            yield paragraph_xml(block, page_break=breaking, stays=stays)
            continue
        if breaking:
            yield hairline_xml(page_break=True)
        if isinstance(block, Figure):
            yield block
            continue
        for number, part in enumerate(split_at_header(block)):
            if number:
                yield hairline_xml()
            yield part
        if following is None or isinstance(following, Table):
            yield hairline_xml()


def _set_page(target: WordSection, section: Section) -> None:
    width, height = section.page_size
    target.orientation = WD_ORIENT.LANDSCAPE if section.landscape else WD_ORIENT.PORTRAIT
    target.page_width, target.page_height = Mm(width), Mm(height)
    top, right, bottom, left = section.margins
    target.top_margin, target.right_margin = Mm(top), Mm(right)
    target.bottom_margin, target.left_margin = Mm(bottom), Mm(left)


def _set_default_font(word: WordDocument) -> None:
    style = word.styles["Normal"].element
    style.append(parse_xml(f"<w:rPr {NAMESPACE}>{_font_xml(Font())}</w:rPr>"))


def _font_xml(font: Font) -> str:
    name = quoteattr(font.name)
    half_points = round(font.size * 2)
    return (
        f'<w:rFonts w:ascii="{LATIN}" w:hAnsi="{LATIN}" w:eastAsia={name} w:hint="eastAsia"/>'
        f"{'<w:b/>' if font.bold else ''}"
        f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'
    )


def _run_xml(text: str, font: Font) -> str:
    lines = FORBIDDEN.sub("", text).split("\n")
    pieces = "<w:br/>".join(f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in lines)
    return f"<w:r><w:rPr>{_font_xml(font)}</w:rPr>{pieces}</w:r>" if text else ""


def paragraph_xml(paragraph: Paragraph, *, page_break: bool = False, stays: bool = False) -> str:
    """Return a `w:p` element; `page_break` puts it on a new page, `stays` with what follows."""
    spacing = (
        f'w:before="{paragraph.space_before * 20:.0f}" w:after="{paragraph.space_after * 20:.0f}"'
    )
    twips = round(paragraph.indent * paragraph.font.size * 20)  # where characters are not counted
    chars = paragraph.indent * 100
    if paragraph.line_height:
        spacing += f' w:line="{paragraph.line_height * 20:.0f}" w:lineRule="exact"'
    indent = f'<w:ind w:firstLineChars="{chars}" w:firstLine="{twips}"/>' if chars else ""
    outline = f'<w:outlineLvl w:val="{paragraph.level - 1}"/>' if paragraph.level else ""
    properties = (
        f"{'<w:keepNext/>' if paragraph.level or paragraph.stays or stays else ''}"
        f"{'<w:pageBreakBefore/>' if page_break else ''}"
        f"<w:spacing {spacing}/>{indent}"
        f'<w:jc w:val="{ALIGN[paragraph.align]}"/>{outline}'
    )
    run = _run_xml(paragraph.text, paragraph.font)
    return f"<w:p {NAMESPACE}><w:pPr>{properties}</w:pPr>{run}</w:p>"


def hairline_xml(*, page_break: bool = False) -> str:
    """Return an empty `w:p` one point high, as Word needs between and after tables."""
    breaking = "<w:pageBreakBefore/>" if page_break else ""
    return (
        f"<w:p {NAMESPACE}><w:pPr>{breaking}"
        '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
        '<w:rPr><w:sz w:val="2"/></w:rPr></w:pPr></w:p>'
    )


def split_at_header(table: Table) -> tuple[Table, ...]:
    """Return the table, cut above its repeated header: Word repeats only a table's first rows."""
    cut = table.repeat_from - 1
    if not table.repeat_to or not cut:
        return (table,)
    upper = tuple(cell for cell in table.cells if cell.row <= cut)
    lower = tuple(replace(cell, row=cell.row - cut) for cell in table.cells if cell.row > cut)
    return (
        Table(upper, cut, table.widths),
        Table(lower, table.rows - cut, table.widths, 1, table.repeat_to - cut),
    )


def table_properties_xml(table: Table) -> str:
    """Return the properties and the grid of a `w:tbl`: fixed column widths, borders."""
    widths = _twips(table)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        "<w:tblPr>"
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblBorders>{BORDERS}</w:tblBorders><w:tblLayout w:type="fixed"/>'
        f"<w:tblCellMar>{CELL_MARGINS}"
        f"</w:tblCellMar></w:tblPr><w:tblGrid>{grid}</w:tblGrid>"
    )


def rows_xml(table: Table) -> Iterator[str]:
    """Yield a `w:tr` element for every row, with spans and marks of repeated header rows."""
    by_row: dict[int, list[tuple[int, Cell]]] = defaultdict(list)
    for cell in table.cells:
        for down in range(cell.rows):
            by_row[cell.row + down].append((down, cell))
    widths = _twips(table)
    for row in range(1, table.rows + 1):
        yield _row_xml(row, by_row[row], table, widths)


def _twips(table: Table) -> list[int]:
    return [round(width * TWIPS_PER_MM) for width in table.widths]


def _row_xml(row: int, cells: list[tuple[int, Cell]], table: Table, widths: Sequence[int]) -> str:
    repeated = table.repeat_from == 1 and row <= table.repeat_to
    header = "<w:tblHeader/>" if repeated else ""
    stays = table.whole and row < table.rows
    inner = "".join(
        _cell_xml(
            cell, down, sum(widths[cell.column - 1 : cell.column - 1 + cell.columns]), stays=stays
        )
        for down, cell in sorted(cells, key=lambda pair: pair[1].column)
    )
    properties = f'<w:cantSplit/><w:trHeight w:val="400"/>{header}'
    return f"<w:tr {NAMESPACE}><w:trPr>{properties}</w:trPr>{inner}</w:tr>"


def _cell_xml(cell: Cell, down: int, width: int, *, stays: bool) -> str:
    span = f'<w:gridSpan w:val="{cell.columns}"/>' if cell.columns > 1 else ""
    merge = (
        f"<w:vMerge{'' if down else ' w:val=' + quoteattr('restart')}/>" if cell.rows > 1 else ""
    )
    fill = f'<w:shd w:val="clear" w:color="auto" w:fill="{cell.fill}"/>' if cell.fill else ""
    turned = cell.vertical and cell.rows > 1
    direction = '<w:textDirection w:val="tbRlV"/>' if turned else ""
    properties = (
        f'<w:tcW w:w="{width}" w:type="dxa"/>{span}{merge}{fill}{direction}'
        '<w:vAlign w:val="center"/>'
    )
    paragraph = Paragraph("" if down else cell.text, cell.font, cell.align)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph_xml(paragraph, stays=stays)}</w:tc>"
