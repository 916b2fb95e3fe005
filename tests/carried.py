"""What is left of a document when a form keeps only the fields it has a place for."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import TYPE_CHECKING

from jixiao.forms.carrying import INDICATOR_FIELDS, PROJECT_FIELDS, carries, carries_source
from jixiao.model.target import Target

if TYPE_CHECKING:
    from jixiao.forms.form import FormDefinition
    from jixiao.model.indicator import Indicator
    from jixiao.model.plan import PerformancePlan, PlanDocument

EMPTY_WHEN_BARE = ("unit", "budget", "midterm", "execution", "causes")


def carried(document: PlanDocument, form: FormDefinition) -> tuple[PerformancePlan, ...]:
    """Return the document's projects without the fields the form does not promise."""
    return tuple(_carried(plan, document, form) for plan in document.projects)


def _carried(
    plan: PerformancePlan, document: PlanDocument, form: FormDefinition
) -> PerformancePlan:
    for path in PROJECT_FIELDS:
        if not carries(form, path):
            plan = _without(plan, path.split("."))
    if carries(form, "year"):
        plan = replace(plan, year=plan.year or document.fiscal_year)
    months = tuple(p for p in (plan.plan.points if plan.plan else ()) if _has(form, f"plan.{p[0]}"))
    if plan.execution:
        rows = tuple(r for r in plan.execution.rows if carries_source(r, plan, form))
        plan = replace(plan, execution=replace(plan.execution, rows=rows))
    return replace(
        plan,
        plan=(plan.plan and months and replace(plan.plan, points=months)) or None,
        other_fields=plan.other_fields if form.scope == "project" else (),
        indicators=tuple(_row(each, form) for each in plan.indicators),
        **{name: _bare(getattr(plan, name)) for name in EMPTY_WHEN_BARE if hasattr(plan, name)},
    )


def _has(form: FormDefinition, path: str) -> bool:
    return path in form.fields


def _row(indicator: Indicator, form: FormDefinition) -> Indicator:
    for path in INDICATOR_FIELDS:
        if not carries(form, f"indicator.{path}"):
            indicator = _without(indicator, path.split("."))
    if not carries(form, "indicator.target"):
        indicator = replace(indicator, target=Target())
    if not any(block.horizon for block in form.blocks):
        indicator = replace(indicator, horizon=None)
    return replace(indicator, causes=_bare(indicator.causes))


def _without(value: object, path: list[str]) -> object:
    name, *rest = path
    inner = getattr(value, name)
    if rest:
        return value if inner is None else replace(value, **{name: _without(inner, rest)})
    return replace(value, **{name: () if isinstance(inner, tuple) else None})


def _bare(value: object) -> object:
    """Return None for a part of which nothing is left but its unit of money."""
    if not is_dataclass(value):
        return value
    left = [getattr(value, each.name) for each in fields(value) if each.name != "unit"]
    return value if any(part not in (None, ()) for part in map(_bare, left)) else None
