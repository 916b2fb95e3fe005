"""The truth of a printed project in exchange form: what the layout printed and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from counties.content import ANY

if TYPE_CHECKING:
    from decimal import Decimal

    from counties.content import Item, Project
    from counties.style import Style

Truth = dict[str, object]


def objective_items(goals: tuple[str, ...]) -> list[str]:
    """Goals as items: numbering stripped, the full stop kept as printed."""
    return [goal + "。" for goal in goals]


def project_truth(project: Project, *printed: str, **given: object) -> Truth:
    """The name and the fields named in `printed`, plus those given by value."""
    values: Truth = {
        "code": project.code,
        "department": project.department,
        "implementing_unit": project.implementing,
        "year": project.year,
        "category": project.category,
        "attribute": project.attribute,
        "period": project.period,
        "purpose": project.purpose,
        "objectives": objective_items(project.objectives),
        "plan": {str(m): v for m, v in project.plan if v},
        "actual_objectives": objective_items(project.achieved),
    }
    truth: Truth = {"name": project.name}
    truth |= {name: values[name] for name in printed}
    truth |= given
    truth.setdefault("indicators", [])
    return truth


def money_truth(
    total: Decimal,
    fiscal: Decimal | None,
    other: Decimal | None,
    unit: str = "万元",
    factor: int = 1,
) -> Truth:
    """Budget in the printed unit; a part printed as 0 or blank may be read as either."""

    def part(value: Decimal | None) -> object:
        if value is None:
            return None
        return str(value * factor) if value else {"any_of": [None, "0"]}

    return {
        "total": str(total * factor),
        "fiscal": part(fiscal),
        "other": part(other),
        "unit": unit,
    }


def indicator_truth(
    item: Item, style: Style, target: Truth, *printed: str, **given: object
) -> Truth:
    """Level 1, level 2, name and target, and the further fields named in `printed`."""
    level1, level2 = style.level(item)
    values: Truth = {
        "weight": item.weight,
        "basis": item.basis,
        "description": item.description,
        "actual": item.actual,
        "score": item.score,
        "deviation_reason": item.reason or None,
    }
    truth: Truth = {"level1": level1, "level2": level2, "name": item.name, **target}
    truth |= {name: values[name] for name in printed}
    return truth | given


def execution_truth(project: Project, *, initial: bool = True, score: bool = True) -> Truth:
    """The total line of the execution block."""
    return {
        "budget_initial": str(project.total) if initial else ANY,
        "budget_year": str(project.total),
        "spent": str(project.spent),
        "rate": project.rate,
        "score": project.execution_score if score else ANY,
        "unit": "万元",
    }
