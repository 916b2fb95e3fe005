"""The table of a filled form: head, blocks of entries, groups, totals, foot, each cell placed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING, Protocol

from jixiao.forms.form import FormBlock, FormCell, FormColumn, FormDefinition, Owner, Rows, Scope
from jixiao.forms.placing import CompletedTable, PlacedCell, place_rows
from jixiao.forms.printed_values import BLANK, REMARK, Printed, Printing, item_field, plain_source
from jixiao.forms.unit_groups import groups_of
from jixiao.model.indicator import Indicator

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jixiao.model.plan import OtherField, PerformancePlan, PlanDocument

Filled = tuple[tuple[PlacedCell, ...], ...]


class Source(Protocol):
    """Where the texts of cells come from: a project of a document, or a record."""

    @property
    def form(self) -> FormDefinition:
        """The form that is filled."""

    def field(self, path: str, *, thousands: bool = False) -> Printed:
        """Return what the field prints."""

    def line(self, pattern: str) -> str | None:
        """Return the pattern filled in, or None when all its places are missing."""

    def items(self, block: FormBlock) -> Sequence[object]:
        """Return what the rows of the block are made of."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of a block before it is placed: one item of one project or record."""

    printing: Source
    item: object
    project: int

    def value(self, column: FormColumn) -> Printed:
        """Return what stands in the column."""
        if column.of is Owner.CONSTANT:
            return Printed(column.text or "")
        if not column.field:
            return BLANK
        if column.of is Owner.PROJECT:
            return self.printing.field(column.field, thousands=column.thousands)
        if not isinstance(self.printing, Printing):
            return item_field(self.item, column.field, None, thousands=column.thousands)
        own = item_field(self.item, column.field, self.printing)
        if own or not column.instead:
            return own
        return item_field(self.item, column.instead, self.printing)

    def group(self, columns: Sequence[FormColumn]) -> tuple[object, ...]:
        """Return what neighbours must share for the last of `columns` to be one merged cell."""
        last = columns[-1]
        if last.of is Owner.CONSTANT:
            return ()
        if last.of is Owner.PROJECT:
            return self._project_group(last)
        levels = (column for column in columns if column.merge and column.of is Owner.INDICATOR)
        return (self.project, *(self.value(column).text for column in levels))

    def _project_group(self, column: FormColumn) -> tuple[object, ...]:
        shared = bool(column.field) and str(column.field).startswith("unit.")
        return (self.value(column).text,) if shared else (self.project,)


class Tabulation:
    """Cells gathered from the top row down."""

    def __init__(self, form: FormDefinition) -> None:
        self.form = form
        self.cells: list[PlacedCell] = []
        self.rows = 0
        self.header = (0, 0)

    def add_rows(self, rows: Filled, *, indent: int = 0) -> None:
        """Put filled rows under what is there, `indent` grid columns from the left."""
        self.cells += place_rows(rows, first_row=self.rows + 1, first_column=indent + 1)
        self.rows += len(rows)

    def add_header(self, block: FormBlock, printing: Source) -> None:
        """Put the rows that name the block's columns; they repeat overleaf."""
        rows = tuple(
            tuple(replace(cell, heading=True) for cell in row)
            for row in fill_rows(block.header, printing)
        )
        self.header = (self.rows + 1, self.rows + len(rows))
        self.add_rows(rows, indent=block.indent)

    def add_entries(self, entries: Sequence[Entry], block: FormBlock) -> None:
        """Put a row per entry; neighbours that agree share merged cells."""
        left = block.indent + 1
        for position, column in enumerate(block.body, start=1):
            columns = block.body[:position]
            self.cells += _column_cells(entries, columns, first_row=self.rows + 1, left=left)
            left += column.columns
        self.rows += len(entries)

    def add_side(self, block: FormBlock, first_row: int, printing: Source) -> None:
        """Put the label beside all rows of the block, which begins at `first_row`."""
        if block.side is None or self.rows < first_row:
            return
        cell = _fill_cell(block.side, printing)
        rows = self.rows - first_row + 1
        self.cells.append(replace(cell, row=first_row, column=1, rows=rows))

    def finished(self) -> CompletedTable:
        """Return the table."""
        first, last = self.header if len(self.form.blocks) == 1 else (1, 0)
        return CompletedTable(
            cells=tuple(self.cells),
            rows=self.rows,
            widths=self.form.widths,
            header_from=first,
            header_to=last,
            repeat_header=self.form.repeat_header and last >= first,
        )


def table_of_one(plan: PerformancePlan, printing: Printing) -> CompletedTable:
    """Return the table of one project."""
    form = printing.form
    table = Tabulation(form)
    table.add_rows((*fill_rows(form.head, printing), *_other_rows(form, plan)))
    for block in form.blocks:
        _add_block(table, block, printing, has_total=plan.total_score is not None)
    table.add_rows(fill_rows(form.foot, printing))
    return table.finished()


def table_of_record(printing: Source) -> CompletedTable:
    """Return the table of a record that was worked out."""
    form = printing.form
    table = Tabulation(form)
    table.add_rows(fill_rows(form.head, printing))
    for block in form.blocks:
        _add_block(table, block, printing, has_total=True)
    table.add_rows(fill_rows(form.foot, printing))
    return table.finished()


def _add_block(table: Tabulation, block: FormBlock, printing: Source, *, has_total: bool) -> None:
    table.add_rows(fill_rows(block.head, printing))
    first_row = table.rows + 1
    table.add_header(block, printing)
    totals = fill_rows(block.total_rows, printing) if has_total or block.total_always else ()
    if block.total_first:
        table.add_rows(totals, indent=block.indent)
    items = printing.items(block) or (None,) * block.blank_rows
    table.add_entries([Entry(printing, item, 0) for item in items], block)
    if not block.total_first:
        table.add_rows(totals, indent=block.indent)
    table.add_side(block, first_row, printing)


def table_of_all(document: PlanDocument, form: FormDefinition) -> CompletedTable:
    """Return the table that holds all projects of the document, in groups if the form has them."""
    (block,) = form.blocks
    printing = Printing(form, document)
    table = Tabulation(form)
    table.add_rows(fill_rows(form.head, printing))
    table.add_header(block, printing)
    totals = fill_rows(block.total_rows, printing) if document.total_budget is not None else ()
    if block.total_first:
        table.add_rows(totals)
    for group, plans in groups_of(document.projects, grouped=form.group_by is not None):
        table.add_rows(fill_rows(form.group_rows, Printing(form, document, None, group)))
        table.add_entries(_entries(document, form, plans), block)
    if not block.total_first:
        table.add_rows(totals)
    table.add_rows(fill_rows(form.foot, printing))
    return table.finished()


def _entries(
    document: PlanDocument, form: FormDefinition, plans: Sequence[PerformancePlan]
) -> list[Entry]:
    (block,) = form.blocks
    printings = [Printing(form, document, plan) for plan in plans]
    return [
        Entry(printing, item, project)
        for project, printing in enumerate(printings)
        for item in printing.items(block) or (Indicator(),)
    ]


def _other_rows(form: FormDefinition, plan: PerformancePlan) -> Filled:
    """Return a row for every printed label that has no cell of its own in the form."""
    if form.scope is not Scope.PROJECT or not form.head:
        return ()
    label_columns = form.head[0][0].columns
    rest = len(form.widths) - label_columns
    return tuple(
        (
            PlacedCell(other.label, columns=label_columns, label=True),
            PlacedCell(other.text, columns=rest, align="left"),
        )
        for other in plan.other_fields
        if not has_place(other, form, plan)
    )


def has_place(other: OtherField, form: FormDefinition, plan: PerformancePlan) -> bool:
    """Return True when the form has a cell for the label: in head, foot or a remarks column."""
    label = plain_source(other.label)
    if f"other.{label}" in form.fields:
        return True
    if "remark" not in form.row_fields or not label.endswith(REMARK):
        return False
    name = label.removesuffix(REMARK)
    return any((indicator.name or "") == name for indicator in plan.indicators)


def fill_rows(rows: Rows, printing: Source) -> Filled:
    """Return the rows with every label and field as it is printed."""
    return tuple(tuple(_fill_cell(cell, printing) for cell in row) for row in rows)


def _fill_cell(cell: FormCell, printing: Source) -> PlacedCell:
    value = printing.field(cell.field, thousands=cell.thousands) if cell.field else BLANK
    if cell.label is not None:
        filled = printing.line(cell.label) if "{" in cell.label else None
        value = Printed(filled or cell.label_text)
    return PlacedCell(
        text=f"{value.text}{cell.suffix}" if value else "",
        number=None if cell.suffix else value.number,
        rows=cell.rows,
        columns=cell.columns,
        align=cell.align or "center",
        bold=cell.bold,
        label=cell.label is not None,
        vertical=cell.vertical,
        thousands=cell.thousands,
        field=cell.field,
    )


def _column_cells(
    entries: Sequence[Entry], columns: Sequence[FormColumn], *, first_row: int, left: int
) -> Iterator[PlacedCell]:
    column = columns[-1]
    merged = column.merge or column.of is Owner.CONSTANT
    numbered = enumerate(entries, start=first_row)
    runs = groupby(numbered, key=lambda pair: pair[1].group(columns) if merged else pair[0])
    for _, run in runs:
        members = list(run)
        value = members[0][1].value(column)
        yield PlacedCell(
            text=value.text,
            number=value.number,
            row=members[0][0],
            column=left,
            rows=len(members),
            columns=column.columns,
            align=column.align,
            label=column.of is Owner.CONSTANT,
            vertical=column.of is Owner.CONSTANT,
            field=column.field,
            thousands=column.thousands,
        )
