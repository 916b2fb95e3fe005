"""The wire form → plans."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeVar

from msgspec import UNSET, UnsetType

from jixiao.model.department import DepartmentObjective, DepartmentPart, DepartmentTask, Measure
from jixiao.model.funding import Execution, ExecutionRow, Funding, SpendingPlan
from jixiao.model.message import message
from jixiao.model.note import ReadingNote
from jixiao.model.organisation import BudgetUnit
from jixiao.model.plan import DocumentKind, Midterm, OtherField, PerformancePlan, PlanDocument
from jixiao.model.source import SourceSpan
from jixiao.notation.reading_indicators import decimal, indicator, printed, span, spans

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jixiao.notation import wire

Row = TypeVar("Row")
DEFAULT_UNIT: Final = "万元"


def document_off_wire(record: wire.PlanDocument) -> PlanDocument:
    """Return the document of a wire record; raises NotANumber for words in a numeric quantity."""
    holder = record.document
    return PlanDocument(
        document=holder,
        sha256=record.sha256,
        issuer=record.issuer,
        form=record.form,
        kind=DocumentKind(record.kind),
        fiscal_year=record.fiscal_year,
        total_budget=decimal(record.total_budget),
        department=_department(record.department),
        contents=None if record.contents is None else tuple(record.contents),
        projects=tuple(_project(each, holder) for each in _rows(record.projects)),
        notes=_notes(_rows(record.notes), holder),
    )


def _rows(rows: list[Row] | UnsetType | None) -> list[Row]:
    return [] if rows is None or rows is UNSET else rows


def _project(record: wire.Project, holder: str) -> PerformancePlan:
    return PerformancePlan(
        ordinal=record.ordinal,
        name=record.name,
        code=record.code,
        unit=None if record.unit is None else BudgetUnit(record.unit.code, record.unit.name),
        department=record.department,
        implementing_unit=record.implementing_unit,
        year=record.year,
        category=record.category,
        attribute=record.attribute,
        period=record.period,
        budget=_funding(record.budget),
        purpose=record.purpose,
        plan=_spending(record.plan),
        objectives=tuple(_rows(record.objectives)),
        actual_objectives=tuple(_rows(record.actual_objectives)),
        midterm=_midterm(record.midterm),
        execution=_execution(record.execution),
        through=None if record.through is UNSET else record.through,
        total_score=decimal(record.total_score),
        central_funds=decimal(record.central_funds),
        local_funds=decimal(record.local_funds),
        indicators=tuple(indicator(each, holder) for each in _rows(record.indicators)),
        other_fields=tuple(
            OtherField(each.label, each.text, span(each.span, holder))
            for each in _rows(record.other_fields)
        ),
        spans=spans(record.spans, holder),
        notes=_notes(_rows(record.notes), holder),
    )


def _notes(notes: Iterable[wire.Note], holder: str) -> tuple[ReadingNote, ...]:
    return tuple(
        ReadingNote(
            code=note.code,
            message=message("{text}", text=note.text),
            span=span(note.span, holder) or SourceSpan(document=holder),
            confidence=1.0 if note.confidence is UNSET else note.confidence,
            indicator=None if note.indicator is UNSET else note.indicator,
            field=None if note.field is UNSET else note.field,
        )
        for note in notes
    )


def _funding(budget: wire.Budget | None) -> Funding | None:
    if budget is None:
        return None
    return Funding(
        decimal(budget.total),
        decimal(budget.fiscal),
        decimal(budget.other),
        budget.unit or DEFAULT_UNIT,
    )


def _spending(points: dict[str, str] | None) -> SpendingPlan | None:
    if points is None:
        return None
    found = ((int(month), decimal(percent)) for month, percent in points.items())
    return SpendingPlan(tuple((month, number) for month, number in found if number is not None))


def _midterm(record: wire.Midterm | UnsetType | None) -> Midterm | None:
    if record is None or record is UNSET:
        return None
    return Midterm(record.years, _funding(record.budget), tuple(_rows(record.objectives)))


def _execution(record: wire.Execution | None) -> Execution | None:
    if record is None:
        return None
    return Execution(
        budget_initial=decimal(record.budget_initial),
        budget_year=decimal(record.budget_year),
        spent=decimal(record.spent),
        rate=decimal(record.rate),
        score=decimal(record.score),
        unit=record.unit or DEFAULT_UNIT,
        rows=tuple(_execution_row(row) for row in _rows(record.rows)),
        forecast=decimal(record.forecast),
        reason=printed(record.reason),
        full_score=decimal(record.full_score),
    )


def _execution_row(row: wire.ExecutionRow) -> ExecutionRow:
    return ExecutionRow(
        source=row.source,
        initial=decimal(row.initial),
        year=decimal(row.year),
        spent=decimal(row.spent),
        rate=decimal(row.rate),
        score=decimal(row.score),
        forecast=decimal(row.forecast),
        reason=printed(row.reason),
    )


def _department(record: wire.Department | None) -> DepartmentPart | None:
    if record is None:
        return None
    return DepartmentPart(
        overall=record.overall,
        objectives=tuple(
            DepartmentObjective(each.name, tuple(_rows(each.indicators)))
            for each in _rows(record.objectives)
        ),
        measures=tuple(Measure(each.name, each.text) for each in _rows(record.measures)),
        tasks=tuple(_task(each) for each in _rows(record.tasks)),
    )


def _task(record: wire.Task) -> DepartmentTask:
    amounts = ((column, decimal(text)) for column, text in (record.amounts or {}).items())
    return DepartmentTask(
        record.name,
        record.content,
        tuple((column, number) for column, number in amounts if number is not None),
    )
