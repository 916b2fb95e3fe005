"""What a person types into a declaration, cell by cell, and the plan it declares.

A typed form is what an editor keeps: texts as they were typed, rows with ids that stay the same
when rows are added, moved or removed. Nothing typed is lost: what cannot be understood stays
text, and the plan says of it what a printed form would say.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from jixiao.forms.money import decimal_of
from jixiao.model.funding import Funding, SpendingPlan
from jixiao.model.indicator import Indicator
from jixiao.model.organisation import BudgetUnit
from jixiao.model.plan import OtherField, PerformancePlan
from jixiao.standards.indicator_classes import level1_of
from jixiao.wording.numbering import split_numbered
from jixiao.wording.spaces import without_layout_spaces
from jixiao.wording.targets import parse_target

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from decimal import Decimal

TEXT_FIELDS: Final = (
    "name", "code", "department", "implementing_unit", "category", "attribute", "period", "purpose",
)  # fmt: skip
"""Head fields that a plan keeps as the text they are."""
MONEY_FIELDS: Final = ("budget.total", "budget.fiscal", "budget.other")
PLAN: Final = "plan."
OTHER: Final = "other:"
_LONGEST_YEAR: Final = 9
FIELDS: Final = frozenset(
    {*TEXT_FIELDS, *MONEY_FIELDS, "budget.unit", "unit.code", "unit.name", "year", "objectives"}
)
"""Head fields with a fixed name; `plan.1`-`plan.12` and `other:…` come beside them."""
PROSE_CELLS: Final = (
    "description", "basis", "explanation", "basis_kind", "data_source", "collection_method",
    "scoring_rule", "evidence",
)  # fmt: skip
CELLS: Final = ("level1", "level2", "name", "target", "weight", "direction", *PROSE_CELLS)
"""The cells of an indicator row."""
_DEFAULT_UNIT: Final = "万元"
_DIRECTIONS: Final = {"正向": "positive", "反向": "negative"}
_MONTHS: Final = 12


@dataclass(frozen=True, slots=True)
class TypedRow:
    """One indicator row: its lasting id, and the texts of its cells (blank ones left out)."""

    id: str
    cells: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class TypedForm:
    """The head's texts by field name (blank ones left out), and the rows in order."""

    fields: Mapping[str, str] = field(default_factory=dict)
    rows: tuple[TypedRow, ...] = ()


@dataclass(frozen=True, slots=True)
class TypedPlan:
    """The plan a typed form declares; `rows[n]` is the id of the row behind indicator n + 1."""

    plan: PerformancePlan
    rows: tuple[str, ...]

    def row_of(self, number: int) -> str | None:
        """Return the id of the row behind indicator `number`, counted from 1."""
        return self.rows[number - 1] if 0 < number <= len(self.rows) else None


def is_field(name: str) -> bool:
    """Return whether a head field of that name can be typed."""
    month = name.removeprefix(PLAN)
    if name.startswith(PLAN):
        return month.isdecimal() and 1 <= int(month) <= _MONTHS
    return name in FIELDS or (name.startswith(OTHER) and len(name) > len(OTHER))


def _year(text: str) -> int | None:
    """Return the year a text is; None for other texts and figures too long for any."""
    return int(text) if text.isdecimal() and len(text) <= _LONGEST_YEAR else None


def plan_of(typed: TypedForm, ordinal: int = 1) -> TypedPlan:
    """Return the plan that a typed form declares; rows without a name and a target are left out."""
    fields = typed.fields
    filled = [row for row in typed.rows if row.cells.get("name") or row.cells.get("target")]
    plan = PerformancePlan(
        ordinal=ordinal,
        unit=_unit(fields),
        year=_year(_plain(fields, "year") or ""),
        budget=_budget(fields),
        plan=_spending_plan(fields),
        objectives=_objectives(fields.get("objectives", "")),
        indicators=tuple(map(_indicator, filled)),
        other_fields=tuple(_others(fields)),
        **_plain_texts(fields, TEXT_FIELDS),
    )
    return TypedPlan(plan, tuple(row.id for row in filled))


def typed_of(plan: PerformancePlan) -> TypedForm:
    """Return a plan as a person would have typed it; row ids are `r1`, `r2` and so on.

    `plan_of` of it gives an equal plan, apart from what only later forms print (actual values,
    scores, execution, a medium-term half).
    """
    texts: dict[str, object] = {name: getattr(plan, name) for name in TEXT_FIELDS}
    if plan.unit:
        texts |= {"unit.code": plan.unit.code, "unit.name": plan.unit.name}
    if plan.budget:
        money = plan.budget
        texts |= {f"budget.{part}": getattr(money, part) for part in ("total", "fiscal", "other")}
        texts["budget.unit"] = None if money.unit == _DEFAULT_UNIT else money.unit
    texts |= {f"{PLAN}{month}": share for month, share in (plan.plan.points if plan.plan else ())}
    texts |= {f"{OTHER}{one.label}": one.text for one in plan.other_fields}
    texts |= {"year": plan.year, "objectives": _numbered(plan.objectives)}
    rows = tuple(
        TypedRow(f"r{number}", _cells(one)) for number, one in enumerate(plan.indicators, 1)
    )
    return TypedForm(_typed(texts), rows)


def _typed(texts: Mapping[str, object]) -> dict[str, str]:
    return {name: str(text) for name, text in texts.items() if text not in (None, "")}


def _numbered(objectives: tuple[str, ...]) -> str:
    if len(objectives) == 1:
        return objectives[0]
    return "\n".join(f"{number}.{text}" for number, text in enumerate(objectives, 1))


def _objectives(text: str) -> tuple[str, ...]:
    """Return the objectives: by their numbers, or one a line where none are numbered."""
    items = split_numbered(text)
    lines = [plain for line in text.splitlines() if (plain := without_layout_spaces(line))]
    return tuple(lines) if len(items) == 1 and len(lines) > 1 else items


def _plain_texts(texts: Mapping[str, str], names: tuple[str, ...]) -> dict[str, Any]:
    return {name: _plain(texts, name) for name in names}


def _plain(texts: Mapping[str, str], name: str) -> str | None:
    return without_layout_spaces(texts.get(name) or "") or None


def _unit(fields: Mapping[str, str]) -> BudgetUnit | None:
    code, name = _plain(fields, "unit.code"), _plain(fields, "unit.name")
    return BudgetUnit(code, name) if code or name else None


def _budget(fields: Mapping[str, str]) -> Funding | None:
    total, fiscal, other = (decimal_of(fields.get(name)) for name in MONEY_FIELDS)
    if total is fiscal is other is None:
        return None
    return Funding(total, fiscal, other, _plain(fields, "budget.unit") or _DEFAULT_UNIT)


def _spending_plan(fields: Mapping[str, str]) -> SpendingPlan | None:
    points = [
        (month, share)
        for month in range(1, _MONTHS + 1)
        if (share := decimal_of(fields.get(f"{PLAN}{month}"))) is not None
    ]
    return SpendingPlan(tuple(points)) if points else None


def _others(fields: Mapping[str, str]) -> Iterator[OtherField]:
    for name, text in fields.items():
        if name.startswith(OTHER) and text.strip():
            yield OtherField(name.removeprefix(OTHER), without_layout_spaces(text))


def _indicator(row: TypedRow) -> Indicator:
    cells = row.cells
    return Indicator(
        level1=level1_of(_plain(cells, "level1") or ""),
        level2=_plain(cells, "level2"),
        name=_plain(cells, "name"),
        target=parse_target(cells.get("target") or None),
        weight=_points(cells),
        direction=_DIRECTIONS.get(_plain(cells, "direction") or ""),
        **_plain_texts(cells, PROSE_CELLS),
    )


def _points(cells: Mapping[str, str]) -> Decimal | None:
    return decimal_of(cells.get("weight"))


def _cells(one: Indicator) -> dict[str, str]:
    words = {code: word for word, code in _DIRECTIONS.items()}
    texts: dict[str, object] = {name: getattr(one, name) for name in ("level1", "level2", "name")}
    texts |= {"target": one.target.text, "weight": one.weight}
    texts |= {"direction": words.get(one.direction or "")}
    return _typed(texts | {name: getattr(one, name) for name in PROSE_CELLS})
