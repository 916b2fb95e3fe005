"""A document's grids and lines, in reading order → filled forms."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from jixiao.documents.document import Line
from jixiao.forms.filled_form import Doubt
from jixiao.forms.formbook import formbook
from jixiao.grids.finding import find_grids, laid_out
from jixiao.grids.grid import Grid
from jixiao.model.message import message
from jixiao.model.source import SourceSpan
from jixiao.recognition.cells import cells_of
from jixiao.recognition.department import read_contents, read_department
from jixiao.recognition.faults import NoIndicatorFound
from jixiao.recognition.gathering import Gathering
from jixiao.recognition.mirrors import is_mirrored, unmirrored
from jixiao.recognition.paragraphs import unwrapped
from jixiao.recognition.reflow import reflowed
from jixiao.recognition.titles import issuer_of_title, made_by, year_in
from jixiao.recognition.unclosed import closed_rows

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from jixiao.documents.document import Block, Document, Page
    from jixiao.forms.filled_form import FilledDocument, FilledForm
    from jixiao.model.note import ReadingNote

_LIKELY = 0.8
_COVER = ("文本", "预算", "绩效目标", "自评", "绩效")


def recognise(document: Document) -> FilledDocument:
    """Return the forms found in the document, in reading order, with what is printed for all.

    Nothing is raised for bad cells. Raises NoIndicatorFound when no form holds an indicator.
    """
    gathering = Gathering(document.name)
    prose: list[str] = []
    grids = 0
    notes = list(document.notes)
    for page, drawn in laid_out(document):
        notes.extend(_in_document(page.notes, document.name))
        gathering.start_page(page.sheet)
        for block in _blocks(page, drawn, document.name, gathering.filled.doubts):
            if isinstance(block, Line):
                prose.append(block.text)
                gathering.take_line(block)
            else:
                grids += 1
                prose.extend(_lonely_texts(block))
                gathering.take_grid(block)
    filled = gathering.finish()
    filled.sha256, filled.notes = document.sha256, tuple(notes)
    if not any(form.rows for form in filled.forms):
        raise NoIndicatorFound(document.name, grids=grids, lines=len(prose))
    filled.form = _best_form(filled.forms[0])
    return _with_document_part(filled, prose, gathering)


def _in_document(notes: Iterable[ReadingNote], document: str) -> Iterator[ReadingNote]:
    """Yield the notes of a page with the document's name."""
    return (replace(one, span=replace(one.span, document=document)) for one in notes)


def _lonely_texts(grid: Grid) -> Iterator[str]:
    """Yield the texts of rows with one cell: sheets print prose that way."""
    for row in grid.rows:
        cells = cells_of(row)
        if len(cells) == 1:
            yield cells[0][1]


def _blocks(
    page: Page,
    drawn: Sequence[Block | Grid],
    document: str,
    doubts: list[tuple[Doubt, SourceSpan]],
) -> list[Line | Grid]:
    """Return the page's lines and grids, mirrors undone and cells that lie on lines gathered."""
    place = SourceSpan(document=document, page=page.number, sheet=page.sheet)
    blocks = list(find_grids(page, document, list(closed_rows(drawn))))
    if any(isinstance(block, Line) and is_mirrored(block.text) for block in blocks) or any(
        is_mirrored(text)
        for block in blocks
        if not isinstance(block, Line)
        for row in block.rows
        for text in row
        if text
    ):
        blocks = [_unmirrored(block) for block in blocks]
        said = message("网页镜像在字后加注的拼音已去掉，表格用字已转为简体")
        doubts.append((Doubt("JX-D001", said, confidence=_LIKELY), place))
    found = list(reflowed(list(unwrapped(blocks)), place))
    grids = sum(isinstance(block, Grid) for block in blocks)
    if sum(isinstance(block, Grid) for block in found) > grids:
        said = message("每个单元格各占一行的表格，已按内容重新排成行")
        doubts.append((Doubt("JX-D003", said, confidence=_LIKELY), place))
    return found


def _unmirrored(block: Line | Grid) -> Line | Grid:
    if isinstance(block, Line):
        return replace(block, text=unmirrored(block.text))
    return replace(block, rows=[[unmirrored(text) for text in row] for row in block.rows])


def _with_document_part(
    filled: FilledDocument, prose: list[str], gathering: Gathering
) -> FilledDocument:
    filled.contents = read_contents(prose)
    filled.department = read_department(prose)
    filled.issuer = _issuer(prose, gathering.titles)
    if filled.fiscal_year is None:
        filled.fiscal_year = _cover_year(gathering)
    return filled


def _best_form(form: FilledForm) -> str | None:
    return formbook().best_fit(form.labels, (), form.title)


def _issuer(prose: list[str], titles: list[str]) -> str | None:
    made = next((found for found in map(made_by, prose) if found), None)
    if made:
        return made
    return next(
        (found for found in map(issuer_of_title, [*titles[:2], *prose[:12]]) if found), None
    )


def _cover_year(gathering: Gathering) -> int | None:
    for text in gathering.cover:
        if any(word in text for word in _COVER):
            year = year_in(text)
            if year:
                return year
    return None
