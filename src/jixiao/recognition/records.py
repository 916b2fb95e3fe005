"""Grids → filled records, by the definition that printed them: labels first, then their fields.

A record's form is printed by this program and filled in by hand, so the labels are the form's own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.forms.filled_record import FilledRecord
from jixiao.forms.form import FormCell, split_fields
from jixiao.forms.formbook import plain_label
from jixiao.grids.finding import find_grids, laid_out
from jixiao.grids.grid import Grid

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from jixiao.documents.document import Document
    from jixiao.forms.form import FormBlock, FormDefinition

    Line = Sequence[str]


def records_in(document: Document, form: FormDefinition) -> Iterator[FilledRecord]:
    """Yield every filled record of the form in the document, in reading order.

    The head may be a table of its own, as in Word, where only a table's first rows repeat.
    """
    head: list[Line] = []
    for page, drawn in laid_out(document):
        for block in find_grids(page, document.name, drawn):
            if not isinstance(block, Grid):
                continue
            record = _record([*head, *block.rows], form)
            if record is not None:
                yield record
                head = []
            elif any(_starts(row, cells) for row in block.rows for cells in form.head):
                head = list(block.rows)


def _record(rows: Sequence[Line], form: FormDefinition) -> FilledRecord | None:
    """Return the record of a grid, None where the heads of a block are missing."""
    fields: dict[str, str] = {}
    lists: dict[str, list[Mapping[str, str]]] = {}
    for block in form.blocks:
        head = next((n for n, row in enumerate(rows) if _starts(row, block.header[-1])), None)
        if head is None:
            return None
        lists[block.over] = list(_entries(rows[head + 1 :], block, form))
    for cells in (*form.head, *form.foot):
        row = next((each for each in rows if _starts(each, cells)), None)
        if row is not None:
            fields |= _fields(row, cells)
    return FilledRecord(fields, lists)


def _starts(row: Line, cells: Sequence[FormCell]) -> bool:
    """Return whether a row of a grid holds every label of a row of the form, each in its column."""
    labels = [(at, cell.label_text) for at, cell in _placed(cells) if cell.label]
    return all(plain_label(_text(row, at)) == plain_label(label) for at, label in labels)


def _placed(cells: Sequence[FormCell]) -> Iterator[tuple[int, FormCell]]:
    """Yield the cells of a row of the form with their columns, from 0."""
    column = 0
    for cell in cells:
        yield column, cell
        column += cell.columns


def _fields(row: Line, cells: Sequence[FormCell]) -> Iterator[tuple[str, str]]:
    """Yield the fields of a row that hold a text."""
    for at, cell in _placed(cells):
        if cell.field and len(split_fields(cell.field)) == 1 and (text := _text(row, at)):
            yield cell.field, text


def _entries(
    rows: Sequence[Line], block: FormBlock, form: FormDefinition
) -> Iterator[Mapping[str, str]]:
    """Yield the entries under a block's head, down to the foot; merged cells are told in each."""
    before: dict[str, str] = {}
    for row in rows:
        if any(_starts(row, cells) for cells in (*form.foot, *block.total_rows)):
            return
        if _starts(row, block.header[-1]):  # the head again, overleaf
            continue
        entry: dict[str, str] = {}
        column = block.indent
        for each in block.body:
            text = _text(row, column)
            if each.field and (text or each.merge):
                entry[each.field] = text or before.get(each.field, "")
            column += each.columns
        before = entry
        yield entry


def _text(row: Line, column: int) -> str:
    return row[column].strip() if column < len(row) else ""
