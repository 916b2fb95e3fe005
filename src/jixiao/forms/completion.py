"""Plan → filled form for printing: every line around the tables and every cell in them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from jixiao.forms.department_text import contents_lines, department_lines
from jixiao.forms.form import FormDefinition, FormLine, Scope
from jixiao.forms.printed_values import Printing
from jixiao.forms.record_printing import RecordPrinting
from jixiao.forms.tabulating import table_of_all, table_of_one, table_of_record

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jixiao.forms.placing import CompletedTable
    from jixiao.forms.tabulating import Source
    from jixiao.model.plan import PerformancePlan, PlanDocument


@dataclass(frozen=True, slots=True)
class CompletedPart:
    """One part of a filled form, starting on a new page: a cover, the contents, a project."""

    name: str
    blocks: tuple[FormLine | CompletedTable, ...]
    ordinal: int | None = None


def complete(document: PlanDocument, form: FormDefinition) -> tuple[CompletedPart, ...]:
    """Return the parts of the form filled with the document, in printed order."""
    surroundings = tuple(_surroundings(document, form))
    if form.scope is Scope.DOCUMENT:
        table = table_of_all(document, form)
        return (*surroundings[:-1], _with_table(surroundings, table, form))
    projects = [_project_part(document, form, plan) for plan in document.projects]
    if projects and surroundings and not form.front_page:
        first, *rest = projects
        joined = (*(block for part in surroundings for block in part.blocks), *first.blocks)
        return (CompletedPart(first.name, joined, first.ordinal), *rest)
    return (*surroundings, *projects)


def complete_record(record: object, form: FormDefinition) -> tuple[CompletedPart, ...]:
    """Return the form of scope `record` filled with what was worked out (a summary, changes)."""
    printing = RecordPrinting(form, record)
    lines = (*_filled(form.front, printing), *_filled(form.before, printing))
    return (CompletedPart(form.title, (*lines, table_of_record(printing))),)


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


def _filled(lines: Sequence[FormLine], printing: Source) -> Iterator[FormLine]:
    for line in lines:
        text = printing.line(line.text)
        if text is not None:
            yield FormLine(text, line.style, line.align)


def _project_part(
    document: PlanDocument, form: FormDefinition, plan: PerformancePlan
) -> CompletedPart:
    printing = Printing(form, document, plan)
    table = table_of_one(plan, printing)
    name = f"{plan.ordinal}.{plan.name or plan.code or ''}"
    return CompletedPart(name, (*_filled(form.before, printing), table), plan.ordinal)
