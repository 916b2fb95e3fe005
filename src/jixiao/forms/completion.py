"""Plan → filled form for printing: every line around the tables and every cell in them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from jixiao.forms.department_text import contents_lines, department_lines
from jixiao.forms.form import FormCell, FormColumn, FormDefinition, FormLine, Owner, Rows, Scope
from jixiao.forms.placing import CompletedTable, PlacedCell, place_rows
from jixiao.forms.printed_values import BLANK, Printed, Printing, indicator_field
from jixiao.model.indicator import Indicator

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jixiao.model.plan import PerformancePlan, PlanDocument


@dataclass(frozen=True, slots=True)
class CompletedPart:
    """One part of a filled form, starting on a new page: a cover, the contents, a project."""

    name: str
    blocks: tuple[FormLine | CompletedTable, ...]
    ordinal: int | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of the indicator table before it is placed: one indicator of one project."""

    printing: Printing
    indicator: Indicator
    project: int

    def value(self, column: FormColumn) -> Printed:
        """Return what stands in the column."""
        if column.of is Owner.CONSTANT:
            return Printed(column.text or "")
        if not column.field:
            return BLANK
        if column.of is Owner.PROJECT:
            return self.printing.field(column.field, thousands=column.thousands)
        return indicator_field(self.indicator, column.field, self.printing.form)

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


def complete(document: PlanDocument, form: FormDefinition) -> tuple[CompletedPart, ...]:
    """Return the parts of the form filled with the document, in printed order."""
    surroundings = tuple(_surroundings(document, form))
    if form.scope is Scope.DOCUMENT:
        table = _table(document, form, document.projects, Printing(form, document))
        return (*surroundings[:-1], _with_table(surroundings, table, form))
    projects = [_project_part(document, form, plan) for plan in document.projects]
    if projects and surroundings and not form.front_page:
        first, *rest = projects
        joined = (*(block for part in surroundings for block in part.blocks), *first.blocks)
        return (CompletedPart(first.name, joined, first.ordinal), *rest)
    return (*surroundings, *projects)


def _with_table(
    surroundings: tuple[CompletedPart, ...], table: CompletedTable, form: FormDefinition
) -> CompletedPart:
    if surroundings:
        last = surroundings[-1]
        return CompletedPart(form.title, (*last.blocks, table))
    return CompletedPart(form.title, (table,))


def _surroundings(document: PlanDocument, form: FormDefinition) -> Iterator[CompletedPart]:
    printing = Printing(form, document)
    front = tuple(_filled(form.front, printing))
    if front:
        yield CompletedPart("封面", front)
    if document.contents is not None and form.contents_heading:
        yield CompletedPart("目录", contents_lines(document.contents, form))
    if document.department is not None and form.department:
        lines = (*_filled(form.department, printing), *department_lines(document.department))
        yield CompletedPart("部门整体绩效目标", lines)
        yield CompletedPart("预算项目绩效目标", tuple(_filled(form.projects_front, printing)))


def _filled(lines: Sequence[FormLine], printing: Printing) -> Iterator[FormLine]:
    for line in lines:
        text = printing.line(line.text)
        if text is not None:
            yield FormLine(text, line.style, line.align)


def _project_part(
    document: PlanDocument, form: FormDefinition, plan: PerformancePlan
) -> CompletedPart:
    printing = Printing(form, document, plan)
    table = _table(document, form, (plan,), printing)
    name = f"{plan.ordinal}.{plan.name or plan.code or ''}"
    return CompletedPart(name, (*_filled(form.before, printing), table), plan.ordinal)


def _table(
    document: PlanDocument,
    form: FormDefinition,
    plans: Sequence[PerformancePlan],
    printing: Printing,
) -> CompletedTable:
    head = (*_fill_rows(form.head, printing), *_other_rows(form, plans))
    header = _fill_rows(form.header, printing)
    total = _fill_rows(form.total_rows, printing) if _has_total(document, form, plans) else ()
    top = (*head, *header, *total) if form.total_first else (*head, *header)
    placed = [*place_rows(top, first_row=1)]
    entries = [
        entry
        for project, plan in enumerate(plans)
        for entry in _entries(Printing(form, document, plan), project)
    ]
    placed += _body(entries, form.body, first_row=len(top) + 1)
    rows = len(top) + len(entries)
    if not form.total_first:
        placed += place_rows(total, first_row=rows + 1)
        rows += len(total)
    return CompletedTable(
        cells=tuple(placed),
        rows=rows,
        widths=form.widths,
        header_from=len(head) + 1,
        header_to=len(head) + len(header),
        repeat_header=form.repeat_header,
    )


def _has_total(
    document: PlanDocument, form: FormDefinition, plans: Sequence[PerformancePlan]
) -> bool:
    if form.scope is Scope.DOCUMENT:
        return document.total_budget is not None
    return any(plan.total_score is not None for plan in plans)


def _other_rows(
    form: FormDefinition, plans: Sequence[PerformancePlan]
) -> tuple[tuple[PlacedCell, ...], ...]:
    if form.scope is Scope.DOCUMENT or not form.head:
        return ()
    label_columns = form.head[0][0].columns
    rest = len(form.widths) - label_columns
    return tuple(
        (
            PlacedCell(other.label, columns=label_columns, label=True),
            PlacedCell(other.text, columns=rest, align="left"),
        )
        for other in plans[0].other_fields
    )


def _fill_rows(rows: Rows, printing: Printing) -> tuple[tuple[PlacedCell, ...], ...]:
    return tuple(tuple(_fill_cell(cell, printing) for cell in row) for row in rows)


def _fill_cell(cell: FormCell, printing: Printing) -> PlacedCell:
    value = printing.field(cell.field, thousands=cell.thousands) if cell.field else BLANK
    if cell.label is not None:
        value = Printed(printing.line(cell.label) or cell.label_text)
    return PlacedCell(
        text=f"{value.text}{cell.suffix}" if value else "",
        number=None if cell.suffix else value.number,
        rows=cell.rows,
        columns=cell.columns,
        align=cell.align or "center",
        bold=cell.bold,
        label=cell.label is not None,
        thousands=cell.thousands,
        field=cell.field,
    )


def _entries(printing: Printing, project: int) -> list[Entry]:
    plan = printing.plan
    if plan is None:
        return []
    blank = () if printing.form.scope is Scope.PROJECT else (Indicator(),)
    return [Entry(printing, indicator, project) for indicator in plan.indicators or blank]


def _body(
    entries: Sequence[Entry], body: Sequence[FormColumn], *, first_row: int
) -> Iterator[PlacedCell]:
    left = 1
    for position, column in enumerate(body, start=1):
        yield from _column_cells(entries, body[:position], first_row=first_row, left=left)
        left += column.columns


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
