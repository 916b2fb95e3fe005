"""Plans as read with what people put right: as typed forms, and as documents for a test case."""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any, Final

from jixiao.forms.typed_changes import Change, Kind, applied
from jixiao.forms.typed_form import (
    CELLS,
    TEXT_FIELDS,
    TypedForm,
    plan_of,
    typed_of,
)
from jixiao.web.intake.reading import documents_of
from jixiao.web.site.told_numbers import number_told

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from jixiao.model.indicator import Indicator
    from jixiao.model.plan import PerformancePlan, PlanDocument
    from jixiao.model.source import SourceSpan
    from jixiao.web.intake.models import CorrectionRecord, IntakeFileRecord

_HEAD: Final = (
    *TEXT_FIELDS, "unit", "year", "budget", "plan", "objectives", "other_fields",
)  # fmt: skip


def change_of(row: str, name: str, text: str) -> Change:
    """Return the change that writes a text into a head field (row "") or a cell."""
    return Change(Kind.CELL if row else Kind.FIELD, name=name, text=text, row=row)


def corrected_form(plan: PerformancePlan, corrections: Iterable[CorrectionRecord]) -> TypedForm:
    """Return the plan as typed, with the corrections; raises InvalidChange."""
    changes = [change_of(one.row, one.name, one.corrected) for one in corrections]
    return applied(typed_of(plan), changes)


def text_at(typed: TypedForm, row: str, name: str) -> str:
    """Return what stands in a head field (row "") or a cell, "" where there is nothing."""
    if not row:
        return typed.fields.get(name, "")
    return next((one.cells.get(name, "") for one in typed.rows if one.id == row), "")


def span_at(plan: PerformancePlan, row: str, name: str) -> SourceSpan | None:
    """Return where the text of a head field (row "") or a cell was read."""
    spans: Mapping[str, SourceSpan] = plan.spans
    if row:
        number = number_told(row.removeprefix("r")) or 0
        if not 0 < number <= len(plan.indicators):
            return None
        spans = plan.indicators[number - 1].spans
        return spans.get(name) or (spans.get("value") if name == "target" else None)
    if name.startswith("other:"):
        label = name.partition(":")[2]
        return next((one.span for one in plan.other_fields if one.label == label), None)
    return spans.get(name) or spans.get(name.partition(".")[0])


def told_span(span: SourceSpan | None) -> dict[str, Any]:
    """Return a place as it is stored: what is known of it."""
    told = asdict(span) if span else {}
    return {name: value for name, value in told.items() if value is not None}


def corrected_documents(file: IntakeFileRecord) -> list[PlanDocument]:
    """Return what was read of the file with every correction in it, spans and notes kept."""
    by_plan: dict[int, list[CorrectionRecord]] = {}
    for one in file.corrections.all():
        by_plan.setdefault(one.number, []).append(one)
    found, number = [], 0
    for document in documents_of(file.content or {}):
        plans = []
        for plan in document.projects:
            number += 1
            plans.append(_corrected(plan, by_plan.get(number, ())))
        found.append(replace(document, projects=tuple(plans)))
    return found


def _corrected(plan: PerformancePlan, corrections: Iterable[CorrectionRecord]) -> PerformancePlan:
    """Return the plan with the corrected fields understood anew, all the rest as it was read."""
    made = list(corrections)
    if not made:
        return plan
    typed = plan_of(corrected_form(plan, made))
    heads = {_head_of(one.name) for one in made if not one.row}
    told = {name: getattr(typed.plan, name) for name in _HEAD if name in heads}
    cells = {(one.row, one.name) for one in made if one.row}
    understood = dict(zip(typed.rows, typed.plan.indicators, strict=True))
    indicators = tuple(
        _corrected_row(
            one, understood.get(f"r{number}"), {n for row, n in cells if row == f"r{number}"}
        )
        for number, one in enumerate(plan.indicators, 1)
    )
    return replace(plan, **told, indicators=indicators)


def _corrected_row(read: Indicator, typed: Indicator | None, names: set[str]) -> Indicator:
    if typed is None or not names:
        return read
    return replace(read, **{name: getattr(typed, name) for name in CELLS if name in names})


def _head_of(name: str) -> str:
    return "other_fields" if name.startswith("other:") else name.partition(".")[0]
