"""A plan's figures, each with its place: from targets first, then from names and sentences."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from jixiao.costing.dimension import MONEY, PURE, dimension_of, of, times, under
from jixiao.costing.dimension import TIMES as PERIODS
from jixiao.costing.factor import Factor, Place
from jixiao.costing.facts import Facts
from jixiao.costing.figures import (
    divided,
    figures_in,
    in_digits,
    rounding,
    share_of_money,
    shares_in,
    units_per,
)
from jixiao.costing.same_plan import SamePlan
from jixiao.model.indicator import Horizon, Level1
from jixiao.model.quantity import Comparison
from jixiao.standards.costing import costing_words
from jixiao.standards.indicator_classes import level1_of, level2_of
from jixiao.wording.numerals import parse_number
from jixiao.wording.units import parse_unit

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from jixiao.costing.dimension import Powers
    from jixiao.model.indicator import Indicator
    from jixiao.model.plan import PerformancePlan
    from jixiao.model.target import Target
    from jixiao.wording.units import Dimension

_ONE: Final = Decimal(1)
_AT_LEAST: Final = (Comparison.AT_LEAST, Comparison.MORE_THAN)
_AT_MOST: Final = (Comparison.AT_MOST, Comparison.LESS_THAN)
_OF_TIME: Final = tuple(of(base) for base in PERIODS if base != "次")


_LAST: Final[list[tuple[PerformancePlan, date, Facts] | None]] = [None]


def facts_of(plan: PerformancePlan, day: date) -> Facts:
    """Return what the plan states in figures; rows declared for the midterm are left out.

    The answer is kept for the plans asked for last: a dozen rules ask for the same.
    """
    held = _LAST[0]
    if held is not None and held[0] is plan and held[1] == day:
        return held[2]
    facts = _gathered(SamePlan(plan), day)
    _LAST[0] = (plan, day, facts)
    return facts


@lru_cache(maxsize=2000)
def _gathered(same: SamePlan, day: date) -> Facts:
    """Return the figures of a plan, sorted by the part they can play."""
    plan, facts = same.plan, Facts()
    texts: list[tuple[str, Place]] = []
    for number, row in enumerate(plan.indicators, 1):
        if row.horizon is Horizon.MIDTERM:
            continue
        factor = _of_target(row, number)
        if factor is not None and not _is_gain(row, factor):
            _sort_in(facts, factor, row, day)
        texts += ((text, Place(number, field)) for field, text in _texts_of(row))
    texts += _head_texts(plan)
    _add_said(facts, texts, day)
    return facts


def _is_gain(row: Indicator, factor: Factor) -> bool:
    """Return whether an effect row tells money per head: what people gain, not what is paid."""
    level = level1_of(row.level1) if row.level1 else None
    return level is Level1.OUTCOME and factor.powers != MONEY and share_of_money(factor.powers)


def is_cost_row(row: Indicator) -> bool:
    """Return whether a row states what the work costs, to the budget and not to society."""
    found = level2_of(row.level2) if row.level2 else None
    if found is not None and found.kind in ("social_cost", "ecological_cost"):
        return False
    level = level1_of(row.level1) if row.level1 else None
    return level is Level1.COST or bool(found and found.is_cost)


def told_by(row: Indicator) -> str:
    """Return the name and the description of a row, without blanks, each once."""
    name, more = "".join((row.name or "").split()), "".join((row.description or "").split())
    return name if more in name else f"{name}，{more}"


def _texts_of(row: Indicator) -> Iterator[tuple[str, str]]:
    for field in ("name", "description"):
        text = getattr(row, field)
        if text:
            yield field, text


def _head_texts(plan: PerformancePlan) -> Iterator[tuple[str, Place]]:
    for field, text in (("name", plan.name), ("purpose", plan.purpose)):
        if text:
            yield text, Place(None, field)
    for text in plan.objectives:
        yield text, Place(None, "objectives")


def _of_target(row: Indicator, number: int) -> Factor | None:
    """Return the figure a target states, or None for dates, ranges, words and nothing at all."""
    target, unit = row.target, row.target.unit or ""
    found = _measured(target)
    if found is None:
        return None
    value, powers = found
    understood = _unit(unit)
    worth = understood.factor if understood else _ONE
    money = share_of_money(powers)
    slack = rounding(target.value or "", unit, worth) if money else Decimal(0)
    own = powers == MONEY or (not money and worth == _ONE)
    place = Place(number, "target")
    ceiling = target.quantity is not None and target.quantity.comparison in _AT_MOST
    shown = unit if own else None
    floor = target.quantity is not None and target.quantity.comparison in _AT_LEAST
    return Factor(value, powers, told_by(row), place, slack, shown, ceiling=ceiling, floor=floor)


def _measured(target: Target) -> tuple[Decimal, Powers] | None:
    """Return value and dimension of a target above nought; what is counted a year is a count."""
    quantity = target.quantity
    if quantity is not None:
        value = quantity.number
        powers = dimension_of(quantity.dimension) if quantity.dimension else None
    else:
        understood = _unit(target.unit or "")
        number = parse_number(target.value or "")
        value = number * understood.factor if number and understood else None
        powers = tuple(sorted(understood.powers)) if understood else None
    if value is None or value <= 0 or powers is None:
        return None
    a_year = ("年", -1) in powers and not share_of_money(powers)
    return value, times(powers, of("年")) if a_year else powers


def _unit(text: str) -> Dimension | None:
    """Return what a unit means; a pupil (元/生·年) is a person."""
    return (parse_unit(text) or parse_unit(text.replace("生", "人"))) if text else None


def _sort_in(facts: Facts, factor: Factor, row: Indicator, day: date) -> None:
    """Put a target's figure where it belongs, by its dimension and by what its row says."""
    powers, subject = factor.powers, factor.subject
    if powers == MONEY:
        _sort_money(facts, factor, row, day)
    elif share_of_money(powers):
        whole = under(powers) == ("月",) and not _speaks(subject, "unit_cost_words", day)
        if whole and _speaks(subject, "whole_words", day):
            facts.monthly.append(factor)
        else:
            _add_standard(facts, factor, day)
    elif powers == PURE:
        if is_share(subject, factor.value, day):
            facts.shares.append(factor)
    elif powers in _OF_TIME:
        if powers == of("月") and _speaks(subject, "month_words", day):
            facts.months.append(factor)
        elif powers == of("日") and _speaks(subject, "day_words", day):
            facts.times.append(factor)
    elif len(powers) == 1:
        often = powers == of("次") and _speaks(subject, "times_words", day)
        (facts.times if often else facts.counts).append(factor)


def _sort_money(facts: Facts, factor: Factor, row: Indicator, day: date) -> None:
    """Put a sum of money where it belongs; 每人, 单座 or 人均 in its name makes it a standard."""
    per = units_per(factor.subject)
    monthly = _speaks(factor.subject, "monthly_words", day)
    if per or monthly:
        whole = per if not monthly or "月" in dict(per) else (*per, ("月", _ONE))
        value, powers = divided(factor.value, factor.powers, whole)
        made = replace(factor, value=value, powers=powers, unit=None)
        if under(powers) == ("月",):
            facts.monthly.append(made)
        else:
            _add_standard(facts, made, day)
    elif _speaks(factor.subject, "cap_words", day):
        facts.caps.append(factor)
    elif is_cost_row(row) and not _speaks(factor.subject, "unit_cost_words", day):
        facts.items.append(factor)
    else:
        facts.sums.append(factor)


def _add_standard(facts: Facts, factor: Factor, day: date) -> None:
    """Add a standard; a ceiling of the policy is kept apart from what is paid."""
    capped = _speaks(factor.subject, "cap_words", day)
    (facts.caps if capped else facts.standards).append(factor)


def _add_said(facts: Facts, texts: list[tuple[str, Place]], day: date) -> None:
    """Add the figures of sentences that no target states already."""
    known = {(factor.value, factor.powers) for factor in facts.all()}
    for text, place in texts:
        for figure in figures_in(text):
            if not figure.value or (figure.value, figure.powers) in known:
                continue
            known.add((figure.value, figure.powers))
            own = figure.powers and not share_of_money(figure.powers)
            shown = figure.unit if own and len(figure.unit) <= _LONGEST_SHOWN else None
            subject = "".join(text.split())
            made = Factor(figure.value, figure.powers, subject, place, figure.slack, shown)
            _sort_said(facts, made, in_digits(text)[: figure.start], day)
        if _speaks(text, "ratio_words", day):
            subject = "".join(text.split())
            facts.shares.extend(Factor(each, PURE, subject, place) for each in shares_in(text))


def _sort_said(facts: Facts, factor: Factor, before: str, day: date) -> None:
    """Put a sentence's figure where it belongs; `before` is the text in front of it."""
    if factor.powers == MONEY:
        facts.sums.append(factor)
    elif share_of_money(factor.powers):
        facts.standards.append(factor)
    elif factor.powers == PURE:
        if is_share(before[-_NEAR:], factor.value, day):
            facts.shares.append(factor)
    elif factor.powers == of("月"):
        facts.months.append(factor)
    elif not set(dict(factor.powers)) & set(PERIODS):
        facts.counts.append(factor)


_NEAR: Final = 12
_LONGEST_SHOWN: Final = 3
"""A longer unit holds a noun of the sentence; its base unit is shown instead."""


def is_share(text: str, value: Decimal, day: date) -> bool:
    """Return whether a ratio with this text is a level's part of the cost, no rate of success."""
    return (
        0 < value < 1
        and _speaks(text, "share_words", day)
        and not _speaks(text, "not_share_words", day)
    )


def _speaks(text: str, name: str, day: date) -> bool:
    """Return whether a text holds one of the words of a list."""
    for word in costing_words(name, day):  # noqa: SIM110 # asked a hundred times a plan
        if word in text:
            return True
    return False
