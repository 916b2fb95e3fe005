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

from jixiao.forms.form import PLACE, FormDefinition, split_fields
from jixiao.model.target import QUALITATIVE, Target

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from jixiao.model.indicator import Indicator
    from jixiao.model.plan import PerformancePlan, PlanDocument

QUALITATIVE_PRINTED: Final = "定性"
DOCUMENT_FIELDS: Final = frozenset({"issuer", "fiscal_year", "total_budget"})
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
        if self.plan is None:
            return self._first_unit() if path == "budget.unit" else None
        special = SPECIAL.get(path.partition(".")[0])
        if special:
            return special(self, path.partition(".")[2])
        return walk(self.plan, path)

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

    def _actual_objectives(self, _rest: str) -> object:
        return self._numbered(self.plan.actual_objectives if self.plan else ()) or None

    def _numbered(self, objectives: tuple[str, ...]) -> str:
        if len(objectives) == 1:
            return objectives[0]
        return "\n".join(
            self.form.numbering.format(n=n, text=f" {text}" if text[:1].isdigit() else text)
            for n, text in enumerate(objectives, start=1)
        )


SPECIAL: Final[Mapping[str, Callable[[Printing, str], object]]] = {
    "year": Printing._year,  # noqa: SLF001 - the table belongs to the class above
    "plan": Printing._plan_point,  # noqa: SLF001 - as above
    "execution": Printing._execution,  # noqa: SLF001 - as above
    "actual_objectives": Printing._actual_objectives,  # noqa: SLF001 - as above
}


def walk(start: object, path: str) -> object:
    """Return the attribute at a dotted path; None as soon as a step is None."""
    for name in path.split("."):
        if start is None:
            return None
        start = attrgetter(name)(start)
    return start


def plain_source(source: str) -> str:
    """Return a funding source's name without 其中 and punctuation."""
    return re.sub(r"其中|[：:\s]", "", source)


def indicator_field(indicator: Indicator, path: str, form: FormDefinition) -> Printed:
    """Return what the indicator's field prints; level-2 remarks of the form included."""
    if path == "target":
        return Printed(target_text(indicator.target))
    if path == "operator":
        mark = indicator.target.operator
        return Printed(QUALITATIVE_PRINTED if mark == QUALITATIVE else mark or "")
    if path in TARGET_FIELDS:
        return printed(getattr(indicator.target, path))
    if path == "level2":
        return Printed(form.level2_remarks.get(indicator.level2 or "", indicator.level2 or ""))
    return printed(walk(indicator, path))


def target_text(target: Target) -> str:
    """Return the printed target; composed of its parts when the text itself is not kept."""
    if target.text is not None:
        return target.text
    mark = "" if target.operator == QUALITATIVE else target.operator or ""
    return f"{mark}{target.value or ''}{target.unit or ''}"
