"""Plans → the wire form: what is not printed is null, further fields only where printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import UNSET, UnsetType

from jixiao.notation import wire
from jixiao.notation.writing_indicators import decimal_text, indicator_on_wire, span_on_wire

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from jixiao.model.department import DepartmentPart
    from jixiao.model.funding import Execution, ExecutionRow, Funding
    from jixiao.model.note import ReadingNote
    from jixiao.model.plan import Midterm, PerformancePlan, PlanDocument
    from jixiao.model.source import SourceSpan


def document_on_wire(document: PlanDocument) -> wire.PlanDocument:
    """Return the wire form of `document`."""
    holder = document.document
    return wire.PlanDocument(
        document=holder,
        sha256=document.sha256,
        issuer=document.issuer,
        form=document.form,
        kind=document.kind.value,
        fiscal_year=document.fiscal_year,
        total_budget=decimal_text(document.total_budget),
        department=_department(document.department),
        contents=None if document.contents is None else list(document.contents),
        projects=[project_on_wire(plan, holder) for plan in document.projects],
        notes=_notes(document.notes, holder) or UNSET,
    )


def project_on_wire(plan: PerformancePlan, holder: str) -> wire.Project:
    """Return the wire form of one plan; `holder` is the name of its document."""
    unit = plan.unit
    return wire.Project(
        ordinal=plan.ordinal,
        unit=None if unit is None else wire.Unit(unit.code, unit.name),
        department=plan.department,
        implementing_unit=plan.implementing_unit,
        code=plan.code,
        name=plan.name,
        year=plan.year,
        category=plan.category,
        attribute=plan.attribute,
        period=plan.period,
        budget=_budget(plan.budget),
        purpose=plan.purpose,
        plan=_spending(plan),
        objectives=list(plan.objectives),
        actual_objectives=list(plan.actual_objectives) or UNSET,
        midterm=_midterm(plan.midterm),
        execution=_execution(plan.execution),
        through=UNSET if plan.through is None else plan.through,
        total_score=decimal_text(plan.total_score) or UNSET,
        central_funds=decimal_text(plan.central_funds) or UNSET,
        local_funds=decimal_text(plan.local_funds) or UNSET,
        indicators=[indicator_on_wire(each, holder) for each in plan.indicators],
        spans=_spans(plan.spans, holder),
        other_fields=[
            wire.OtherField(each.label, each.text, span_on_wire(each.span, holder))
            for each in plan.other_fields
        ],
        notes=_notes(plan.notes, holder),
    )


def _spans(spans: Mapping[str, SourceSpan], holder: str) -> dict[str, wire.Span]:
    return {name: _known_span(span, holder) for name, span in spans.items()}


def _known_span(span: SourceSpan, holder: str) -> wire.Span:
    return span_on_wire(span, holder) or wire.Span()


def _notes(notes: Sequence[ReadingNote], holder: str) -> list[wire.Note]:
    return [
        wire.Note(
            code=note.code,
            text=note.message.render(),
            span=_known_span(note.span, holder),
            confidence=UNSET if note.confidence == 1 else note.confidence,
            indicator=UNSET if note.indicator is None else note.indicator,
            field=UNSET if note.field is None else note.field,
        )
        for note in notes
    ]


def _budget(budget: Funding | None) -> wire.Budget | None:
    if budget is None:
        return None
    return wire.Budget(
        total=decimal_text(budget.total),
        fiscal=decimal_text(budget.fiscal),
        other=decimal_text(budget.other),
        unit=budget.unit,  # type: ignore[arg-type]  # checked by Amount and on reading
    )


def _spending(plan: PerformancePlan) -> dict[str, str] | None:
    if plan.plan is None:
        return None
    return {str(month): format(percent, "f") for month, percent in plan.plan.points}


def _midterm(midterm: Midterm | None) -> wire.Midterm | UnsetType:
    if midterm is None:
        return UNSET
    return wire.Midterm(midterm.years, _budget(midterm.budget), list(midterm.objectives))


def _execution(execution: Execution | None) -> wire.Execution | None:
    if execution is None:
        return None
    return wire.Execution(
        budget_initial=decimal_text(execution.budget_initial),
        budget_year=decimal_text(execution.budget_year),
        spent=decimal_text(execution.spent),
        rate=decimal_text(execution.rate),
        score=decimal_text(execution.score),
        unit=execution.unit,  # type: ignore[arg-type]  # checked by Amount and on reading
        rows=[_execution_row(row) for row in execution.rows] or UNSET,
        forecast=decimal_text(execution.forecast) or UNSET,
        reason=UNSET if execution.reason is None else execution.reason,
        full_score=decimal_text(execution.full_score) or UNSET,
    )


def _execution_row(row: ExecutionRow) -> wire.ExecutionRow:
    return wire.ExecutionRow(
        source=row.source,
        initial=decimal_text(row.initial),
        year=decimal_text(row.year),
        spent=decimal_text(row.spent),
        rate=decimal_text(row.rate),
        score=decimal_text(row.score),
        forecast=decimal_text(row.forecast) or UNSET,
        reason=UNSET if row.reason is None else row.reason,
    )


def _department(part: DepartmentPart | None) -> wire.Department | None:
    if part is None:
        return None
    tasks = [
        wire.Task(
            task.name,
            task.content,
            {column: format(number, "f") for column, number in task.amounts},
        )
        for task in part.tasks
    ]
    return wire.Department(
        overall=part.overall,
        objectives=[
            wire.DepartmentObjective(each.name, list(each.indicators)) for each in part.objectives
        ],
        measures=[wire.Measure(each.name, each.text) for each in part.measures],
        tasks=tasks or UNSET,
    )
