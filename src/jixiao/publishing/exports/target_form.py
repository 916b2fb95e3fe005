"""Plans in an official form, as a sheet: all projects, cover and department part included."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from jixiao.forms.completion import complete, complete_record
from jixiao.forms.form import FormLine, Typeface
from jixiao.publishing.sheet import Block, Cell, Font, Paragraph, Section, Sheet, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jixiao.forms.completion import CompletedPart
    from jixiao.forms.form import FormDefinition
    from jixiao.forms.placing import CompletedTable, PlacedCell
    from jixiao.model.plan import PlanDocument

LEVELS: Final = {"cover_title": 1, "title": 1, "heading": 2, "heading1": 2, "heading2": 3}
BODY_INDENT: Final = {"body": 2, "heading1": 2, "heading2": 2}
TITLES: Final = frozenset({"cover_title", "title", "heading", "subtitle"})
COVER_SPACE: Final = 180.0
TITLE_SPACE: Final = 6.0


def target_form(document: PlanDocument, form: FormDefinition) -> Sheet:
    """Return the document in the form: a section per completed part."""
    sections = tuple(_section(part, form) for part in complete(document, form))
    return Sheet(title=form.title, sections=sections)


def record_form(records: Sequence[object], form: FormDefinition) -> Sheet:
    """Return records that were worked out (a summary, adjustments) in the form, one after another.

    Sections are named after the record's own `name` where it has one.
    """
    parts = (
        replace(part, name=getattr(record, "name", None) or part.name)
        for record in records
        for part in complete_record(record, form)
    )
    return Sheet(title=form.title, sections=tuple(_section(part, form) for part in parts))


def _section(part: CompletedPart, form: FormDefinition) -> Section:
    return Section(
        name=part.name,
        blocks=tuple(_block(block, form) for block in part.blocks),
        landscape=form.page.landscape,
        margins=form.page.margins,
    )


def _block(block: FormLine | CompletedTable, form: FormDefinition) -> Block:
    return _paragraph(block, form) if isinstance(block, FormLine) else _table(block, form)


def _paragraph(line: FormLine, form: FormDefinition) -> Paragraph:
    justified = line.align == "justify" or line.style in {"heading1", "heading2"}
    return Paragraph(
        text=line.text,
        font=_font(form, line.style),
        align=line.align,
        level=LEVELS.get(line.style, 0),
        indent=BODY_INDENT.get(line.style, 0) if justified else 0,
        space_before=COVER_SPACE if line.style == "cover_title" else 0,
        space_after=TITLE_SPACE if line.style in TITLES else 0,
    )


def _font(form: FormDefinition, style: str) -> Font:
    face = form.fonts.get(style) or form.fonts.get("body") or form.fonts.get("cell") or Typeface()
    return Font(face.name, face.size, face.bold)


def _table(table: CompletedTable, form: FormDefinition) -> Table:
    first_row = 1
    return Table(
        cells=tuple(_cell(cell, form) for cell in table.cells),
        rows=table.rows,
        widths=table.widths,
        repeat_from=table.header_from,
        repeat_to=table.header_to if table.repeat_header or table.header_from == first_row else 0,
    )


def _cell(cell: PlacedCell, form: FormDefinition) -> Cell:
    font = _font(form, "header" if cell.heading and "header" in form.fonts else "cell")
    return Cell(
        text=cell.text,
        row=cell.row,
        column=cell.column,
        rows=cell.rows,
        columns=cell.columns,
        font=Font(font.name, font.size, font.bold or cell.bold),
        align=cell.align,
        vertical=cell.vertical,
        heading=cell.heading,
        number=cell.number,
        thousands=cell.thousands,
    )
