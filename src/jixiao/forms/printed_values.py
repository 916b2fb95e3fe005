"""Field path → what stands in the cell: the text, and the number behind it where there is one.

Texts are printed so that reading them gives the same plan: decimals keep their zeros, months
without a figure stay blank, objectives carry a numbering that readers strip.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from operator import attrgetter
from typing import TYPE_CHECKING, Final

from jixiao.forms.form import (
    DEFAULT_THROUGH,
    INDICATORS,
    PLACE,
    FormBlock,
    FormDefinition,
    split_fields,
)
from jixiao.model.indicator import Horizon, Indicator
from jixiao.model.target import QUALITATIVE, Target

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from jixiao.model.plan import PerformancePlan, PlanDocument

QUALITATIVE_PRINTED: Final = "定性"
DOCUMENT_FIELDS: Final = frozenset({"issuer", "fiscal_year", "total_budget"})
DIRECTIONS: Final = {"positive": "正向", "negative": "反向"}
REMARK: Final = "备注"
_TEN: Final = "10"
TARGET_FIELDS: Final = frozenset({"operator", "value", "unit"})


@dataclass(frozen=True, slots=True)
class Printed:
    """A cell's text; `number` is the decimal it shows, None for words."""

    text: str = ""
    number: Decimal | None = None

    def __bool__(self) -> bool:
        return bool(self.text)


BLANK: Final = Printed()


def printed(value: object, *, thousands: bool = False) -> Printed:
    """Return a value as the form prints it; None is blank, decimals keep every digit."""
    if value is None:
        return BLANK
    if isinstance(value, Decimal):
        return Printed(f"{value:,f}" if thousands else f"{value:f}", value)
    return Printed(str(value))


@dataclass(frozen=True, slots=True)
class Printing:
    """Looks fields up for one project of one document (or for the document's own lines)."""

    form: FormDefinition
    document: PlanDocument
    plan: PerformancePlan | None = None
    group: Group | None = None

    def items(self, block: FormBlock) -> Sequence[object]:
        """Return what the rows of the block are made of, in printed order."""
        if block.over != INDICATORS:
            return walk(self.document, block.over) or ()  # type: ignore[return-value] # a tuple
        indicators = self.plan.indicators if self.plan else ()
        if block.horizon is None:
            return indicators
        midterm = block.horizon == Horizon.MIDTERM
        return [each for each in indicators if (each.horizon is Horizon.MIDTERM) is midterm]

    def field(self, path: str, *, thousands: bool = False) -> Printed:
        """Return what the project's field at `path` prints; glued paths are glued again."""
        parts = split_fields(path)
        if len(parts) > 1:
            return self._glued(path, parts)
        if path == "objectives":
            return Printed(self._numbered(self.plan.objectives if self.plan else ()))
        return printed(self._value(path), thousands=thousands)

    def line(self, pattern: str) -> str | None:
        """Return the pattern filled in, or None when it has places and all are missing."""
        values = {path: self.field(path).text for path in PLACE.findall(pattern)}
        if values and not any(values.values()):
            return None
        return PLACE.sub(lambda place: values[place[1]], pattern).strip()

    def _glued(self, path: str, parts: tuple[str, ...]) -> Printed:
        separator = path[len(parts[0])]
        texts = (self.field(part).text for part in parts)
        return Printed(separator.join(text for text in texts if text))

    def _value(self, path: str) -> object:
        if path in DOCUMENT_FIELDS:
            return getattr(self.document, path)
        special = SPECIAL.get(path.partition(".")[0])
        if special:
            return special(self, path.partition(".")[2])
        if self.plan is None:
            return self._first_unit() if path == "budget.unit" else None
        if path == "budget.unit" and self.plan.budget is None:
            return self.plan.midterm and walk(self.plan.midterm.budget, "unit")
        return walk(self.plan, path)

    def other(self, label: str) -> str | None:
        """Return the text printed beside a label the model has no field for."""
        others = self.plan.other_fields if self.plan else ()
        return next((other.text for other in others if plain_source(other.label) == label), None)

    def _group(self, rest: str) -> object:
        return walk(self.group, rest)

    def _task_total(self, column: str) -> object:
        tasks = self.document.department.tasks if self.document.department else ()
        amounts = [amount for task in tasks for name, amount in task.amounts if name == column]
        return sum(amounts, Decimal(0)) if amounts else None

    def _first_unit(self) -> str | None:
        return next((plan.budget.unit for plan in self.document.projects if plan.budget), "万元")

    def _year(self, _rest: str) -> object:
        return (self.plan and self.plan.year) or self.document.fiscal_year

    def _plan_point(self, month: str) -> object:
        points = self.plan.plan.points if self.plan and self.plan.plan else ()
        return dict(points).get(int(month))

    def _execution(self, rest: str) -> object:
        execution = self.plan.execution if self.plan else None
        if execution is None or not rest.startswith("rows."):
            return walk(execution, rest)
        _, source, name = rest.split(".")
        row = next((row for row in execution.rows if plain_source(row.source) == source), None)
        return walk(row, name)

    def _execution_points(self, _rest: str) -> object:
        """Return the points of the execution rate; ten where nobody set them, as blank forms do."""
        execution = self.plan.execution if self.plan else None
        points = execution.full_score if execution else None
        return _TEN if points is None else format(points.normalize(), "f")

    def _through_month(self, _rest: str) -> object:
        """Return the month to whose end the figures of a monitoring form go."""
        return (self.plan and self.plan.through) or DEFAULT_THROUGH

    def _actual_objectives(self, _rest: str) -> object:
        return self._numbered(self.plan.actual_objectives if self.plan else ()) or None

    def _midterm(self, rest: str) -> object:
        midterm = self.plan.midterm if self.plan else None
        if rest == "objectives":
            return self._numbered(midterm.objectives if midterm else ()) or None
        return walk(midterm, rest)

    def _numbered(self, objectives: tuple[str, ...]) -> str:
        if len(objectives) == 1:
            return objectives[0]
        return "\n".join(
            self.form.numbering.format(n=n, text=f" {text}" if text[:1].isdigit() else text)
            for n, text in enumerate(objectives, start=1)
        )


SPECIAL: Final[Mapping[str, Callable[[Printing, str], object]]] = {
    "other": Printing.other,
    "group": Printing._group,  # noqa: SLF001 - the table belongs to the class above
    "task_total": Printing._task_total,  # noqa: SLF001 - as above
    "year": Printing._year,  # noqa: SLF001 - the table belongs to the class above
    "plan": Printing._plan_point,  # noqa: SLF001 - as above
    "execution": Printing._execution,  # noqa: SLF001 - as above
    "execution_points": Printing._execution_points,  # noqa: SLF001 - as above
    "through_month": Printing._through_month,  # noqa: SLF001 - as above
    "midterm": Printing._midterm,  # noqa: SLF001 - as above
    "actual_objectives": Printing._actual_objectives,  # noqa: SLF001 - as above
}


@dataclass(frozen=True, slots=True)
class Group:
    """Projects that stand together in one table: their unit, their number, their money."""

    name: str
    count: int
    total: Decimal | None


def walk(start: object, path: str) -> object:
    """Return the attribute at a dotted path; None as soon as a step is None.

    A tuple of (name, value) pairs is walked by name.
    """
    for name in path.split("."):
        if start is None:
            return None
        start = dict(start).get(name) if isinstance(start, tuple) else attrgetter(name)(start)
    return start


def plain_source(source: str) -> str:
    """Return a funding source's name without 其中 and punctuation."""
    return re.sub(r"其中|[：:\s]", "", source)


def item_field(
    item: object, path: str, printing: Printing | None, *, thousands: bool = False
) -> Printed:
    """Return what the column of a row prints: an indicator's field, or that of a list's item."""
    if printing is None or not isinstance(item, Indicator):
        return printed(walk(item, path), thousands=thousands)
    if path == "remark":
        return printed(printing.other(f"{item.name or ''}{REMARK}"))
    return indicator_field(item, path, printing.form)


def indicator_field(indicator: Indicator, path: str, form: FormDefinition) -> Printed:
    """Return what the indicator's field prints; level-2 remarks of the form included."""
    target = indicator.target
    if path == "target":
        return Printed(target_text(target))
    if path == "operator":
        return Printed(_sign(target) if _in_parts(target) else "")
    if path in TARGET_FIELDS:
        return printed(getattr(target, path) if _in_parts(target) else _whole(target, path))
    if path == "direction":
        return Printed(DIRECTIONS.get(indicator.direction or "", ""))
    if path == "level2":
        return Printed(form.level2_remarks.get(indicator.level2 or "", indicator.level2 or ""))
    return printed(walk(indicator, path))


def _in_parts(target: Target) -> bool:
    """Return True when operator, value and unit in cells of their own say what the text says."""
    return target.text is None or f"{_sign(target)}{_words(target)}" == target.text


def _sign(target: Target) -> str:
    """Return the operator as a column of its own prints it; 定性 only where it is printed."""
    if target.operator != QUALITATIVE:
        return target.operator or ""
    unsaid = target.text is not None and not target.text.startswith(QUALITATIVE_PRINTED)
    return "" if unsaid else QUALITATIVE_PRINTED


def _words(target: Target) -> str:
    return f"{target.value or ''}{target.unit or ''}"


def _whole(target: Target, path: str) -> str | None:
    return target.text if path == "value" else None


def target_text(target: Target) -> str:
    """Return the printed target; composed of its parts when the text itself is not kept."""
    if target.text is not None:
        return target.text
    mark = "" if target.operator == QUALITATIVE else target.operator or ""
    return f"{mark}{_words(target)}"
