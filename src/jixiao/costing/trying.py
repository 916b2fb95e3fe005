"""What a budget would be with other figures: an explanation's factors changed one by one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from jixiao.costing.dimension import MONEY, PURE, of, written
from jixiao.costing.factor import WAN, Factor, plain
from jixiao.costing.figures import figures_in
from jixiao.costing.forwards import FigureNotUnderstood
from jixiao.costing.term import Term
from jixiao.model.message import message
from jixiao.standards.costing import costing_table
from jixiao.wording.numerals import parse_number

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

Place = tuple[int, int]
"""A figure of a calculation: number of the term and of the factor in it, both from 0.

The number behind a term's last factor is that of a share that is not there yet.
"""
_MOST_DIGITS: Final = 18


@dataclass(frozen=True, slots=True)
class Trial:
    """A calculation with some figures changed; money in 元, exact."""

    terms: tuple[Term, ...]
    before: Decimal
    budget: Decimal
    changed: tuple[Place, ...]

    @property
    def total(self) -> Decimal:
        """What the terms make together."""
        return sum((term.value for term in self.terms), Decimal(0))

    @property
    def effect(self) -> Decimal:
        """What the changes add to the calculation; negative when they take away."""
        return self.total - self.before

    @property
    def residual(self) -> Decimal:
        """Budget less total."""
        return self.budget - self.total


def trial(
    terms: Sequence[Term], given: Mapping[Place, str], *, budget: Decimal, day: date
) -> Trial:
    """Return the calculation with the given figures; raises FigureNotUnderstood.

    A blank text leaves its figure; a bare number takes the figure's unit, a number behind the last
    factor is a share. Months beyond a year are refused.
    """
    before = sum((term.value for term in terms), Decimal(0))
    changed: list[Place] = []
    made = []
    for number, term in enumerate(terms):
        factors = list(term.factors)
        for place in range(len(factors) + 1):
            text = "".join(given.get((number, place), "").split())
            if not text or (place < len(factors) and text == shown(factors[place])):
                continue
            like = factors[place] if place < len(term.factors) else Factor(Decimal(1), PURE)
            found = _like(like, text, day)
            factors[place : place + 1] = [found]
            if found.value != like.value:
                changed.append((number, place))
        made.append(Term(tuple(factors)))
    return Trial(tuple(made), before, budget, tuple(changed))


def shown(factor: Factor) -> str:
    """Return a figure as it is offered for changing: `300元/人·月`, `18人`, `50%`, `43万元`."""
    return "".join(factor.text.split())


def in_unit(yuan: Decimal, unit: str) -> str:
    """Return money as a money cell takes it, in 元 or 万元, exact."""
    return plain(yuan if unit == "元" else yuan / WAN)


def _like(factor: Factor, text: str, day: date) -> Factor:
    """Return the figure a text gives in place of another; raises FigureNotUnderstood."""
    found = _bare(factor, text) or _with_unit(factor, text)
    if found is None:
        raise FigureNotUnderstood(
            message(
                "“{text}”没有看懂；这一项应写成与“{example}”同样单位的正数。",
                text=text,
                example=shown(factor),
            )
        )
    most = costing_table("periods_in_year", day)["月"]
    if found.powers == of("月") and found.value > most:
        raise FigureNotUnderstood(
            message("“{text}”超过一个预算年度（最多{most}个月）。", text=text, most=most)
        )
    return found


def _bare(factor: Factor, text: str) -> Factor | None:
    """Return the figure of a number, alone or with the unit that is shown, which it counts in."""
    if not factor.is_share and factor.powers != MONEY:
        text = text.removesuffix(factor.unit or written(factor.powers)).removesuffix("个")
    number = parse_number(text) if len(text) <= _MOST_DIGITS else None
    if number is None or number <= 0:
        return None
    if factor.is_share:
        return _changed(factor, number) if number <= 1 else None
    if factor.powers == MONEY and factor.unit != "元":
        number *= WAN
    return _changed(factor, number)


def _with_unit(factor: Factor, text: str) -> Factor | None:
    figures = figures_in(text) if len(text) <= 2 * _MOST_DIGITS else ()
    if len(figures) != 1 or figures[0].value <= 0 or figures[0].powers != factor.powers:
        return None
    if factor.is_share and figures[0].value > 1:
        return None
    return _changed(factor, figures[0].value)


def _changed(factor: Factor, value: Decimal) -> Factor:
    """Return the factor with another value; what was supposed is now given."""
    unit = None if factor.is_share else factor.unit
    return replace(factor, value=value, unit=unit, slack=Decimal(0), assumption=None)
