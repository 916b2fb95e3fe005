"""Figures tried out in a plan's calculation, and what may be written back into the plan."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from jixiao.costing.dimension import MONEY
from jixiao.costing.factor import Factor, in_wan
from jixiao.costing.forwards import PARTS, Calculation
from jixiao.costing.trying import Place, in_unit, shown, trial
from jixiao.model.quantity import Comparison
from jixiao.wording.targets import parse_target

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date
    from decimal import Decimal

    from jixiao.costing.explanation import Explanation
    from jixiao.costing.term import Term
    from jixiao.forms.typed_form import TypedPlan

_SIGNS: Final = {
    Comparison.AT_LEAST: "≥", Comparison.AT_MOST: "≤", Comparison.EQUAL: "=",
    Comparison.MORE_THAN: ">", Comparison.LESS_THAN: "<",
}  # fmt: skip
_FIELD: Final = "f"
_TARGET: Final = "target"
_PLACES: Final = 4


@dataclass(frozen=True, slots=True)
class Asked:
    """The plan, the day whose suppositions hold, the figures given by field, the language."""

    typed: TypedPlan
    day: date
    given: Mapping[str, str]
    translate: Callable[[str], str]

    @property
    def money_unit(self) -> str:
        """The unit of the plan's money cells."""
        budget = self.typed.plan.budget
        return budget.unit if budget else "万元"


@dataclass(frozen=True, slots=True)
class ShownFactor:
    """A figure that can be changed: its field, text, the row that states it, what was supposed."""

    field: str
    label: str
    text: str
    row: str = ""
    number: int = 0
    supposed: str = ""


@dataclass(frozen=True, slots=True)
class Written:
    """A text to write into the plan: row id ("" in the head), cell, and the row's name."""

    row: str
    name: str
    text: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Result:
    """What the figures make, in words; money signed where it is a difference, "" where it is 0."""

    arithmetic: str
    total: str
    effect: str
    residual: str
    budget: tuple[Written, ...]
    rows: tuple[Written, ...]
    assumptions: tuple[str, ...]

    @property
    def told(self) -> str:
        """What is written into the budget, as the page's script reads it."""
        return json.dumps([[one.row, one.name, one.text] for one in self.budget])


def term_fields(own: Explanation, asked: Asked) -> list[list[ShownFactor]]:
    """Return the figures of each product, and behind them the field of a share not there yet."""
    return [
        [
            *(
                _factor(factor, f"{_FIELD}{number}_{place}", asked)
                for place, factor in enumerate(term.factors)
            ),
            *_share(term, f"{_FIELD}{number}_{len(term.factors)}", asked),
        ]
        for number, term in enumerate(own.terms)
    ]


def blank_fields(asked: Asked) -> list[ShownFactor]:
    """Return the fields of a calculation from nothing: standard, heads, months, times, share."""
    return [
        ShownFactor(name, label.render(asked.translate), asked.given.get(name, ""))
        for name, label in PARTS.items()
    ]


def given_places(given: Mapping[str, str]) -> dict[Place, str]:
    """Return the figures given by their place in the calculation (`f0_1`: term 0, factor 1)."""
    found = {}
    for name, text in given.items():
        term, _, place = name.removeprefix(_FIELD).partition("_")
        if name.startswith(_FIELD) and _is_small(term) and _is_small(place):
            found[int(term), int(place)] = text
    return found


def result_of(own: Explanation, given: Mapping[Place, str], asked: Asked) -> Result:
    """Return what the calculation makes with the figures given; raises FigureNotUnderstood."""
    found = trial(own.terms, given, budget=own.budget, day=asked.day)
    changed = [found.terms[term].factors[place] for term, place in found.changed]
    rows = tuple(one for factor in changed if (one := _written(factor, asked)))
    return _result(found.terms, asked, before=found.before, budget=found.budget, rows=rows)


def blank_result(asked: Asked) -> Result | None:
    """Return what standard, heads and the rest make; None while there is no standard.

    Raises FigureNotUnderstood, UnitsDoNotCancel.
    """
    given = {name: text for name in PARTS if (text := asked.given.get(name, "").strip())}
    if "standard" not in given:
        return None
    amount = asked.typed.plan.budget.amount if asked.typed.plan.budget else None
    term = Calculation(given, asked.day).term()
    return _result((term,), asked, before=term.value, budget=amount.yuan if amount else term.value)


def _result(
    terms: tuple[Term, ...], asked: Asked, *, before: Decimal, budget: Decimal,
    rows: tuple[Written, ...] = (),
) -> Result:  # fmt: skip
    total = sum((term.value for term in terms), start=before - before)
    parts = " + ".join(term.text for term in terms)
    return Result(
        f"{parts} = {in_wan(total, _PLACES)}", in_wan(total, _PLACES), _signed(total - before),
        _signed(total - budget), _budget_written(total, asked), rows,
        tuple(each.render(asked.translate) for term in terms for each in term.assumptions),
    )  # fmt: skip


def _budget_written(total: Decimal, asked: Asked) -> tuple[Written, ...]:
    """Return the budget's cells: the total, and the fiscal money where it is all of it."""
    text, budget = in_unit(total, asked.money_unit), asked.typed.plan.budget
    whole = budget is not None and budget.fiscal is not None and budget.fiscal == budget.total
    names = ("budget.total", "budget.fiscal") if whole else ("budget.total",)
    return tuple(Written("", name, text) for name in names)


def _written(factor: Factor, asked: Asked) -> Written | None:
    """Return the target that states a changed figure in its row; None where no target does."""
    place = factor.place
    row = asked.typed.row_of(place.row) if place and place.row and place.field == _TARGET else None
    if place is None or place.row is None or row is None:
        return None
    indicator = asked.typed.plan.indicators[place.row - 1]
    quantity = indicator.target.quantity
    sign = _SIGNS.get(quantity.comparison, "") if quantity and quantity.comparison else ""
    text = f"{sign}{shown(factor)}"
    again = parse_target(text).quantity
    if again is None or again.number != factor.value:
        return None
    return Written(row, _TARGET, text, indicator.name or "")


def _factor(factor: Factor, field: str, asked: Asked) -> ShownFactor:
    number = factor.place.row if factor.place and factor.place.row else 0
    supposed = factor.assumption.render(asked.translate) if factor.assumption else ""
    row = asked.typed.row_of(number) if number else None
    return ShownFactor(
        field, factor.subject, asked.given.get(field, "").strip() or shown(factor), row or "",
        number, supposed,
    )  # fmt: skip


def _share(term: Term, field: str, asked: Asked) -> list[ShownFactor]:
    """Return the field of a share, where the product has none and is no bare sum of money."""
    bare = len(term.factors) == 1 and term.factors[0].powers == MONEY
    if bare or any(factor.is_share for factor in term.factors):
        return []
    return [ShownFactor(field, PARTS["share"].render(asked.translate), asked.given.get(field, ""))]


def _signed(yuan: Decimal) -> str:
    return f"{'+' if yuan > 0 else ''}{in_wan(yuan, _PLACES)}" if yuan else ""


def _is_small(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 5  # noqa: PLR2004 - no plan has more
