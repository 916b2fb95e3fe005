"""Views on indicator rows that rules share: class, money, share, and figures as people write."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from jixiao.model.amount import Amount
from jixiao.model.indicator import Horizon, Level1
from jixiao.model.quantity import QuantityKind
from jixiao.review.remembering import once_a_plan
from jixiao.standards.indicator_classes import level1_of, level2_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jixiao.model.indicator import Indicator
    from jixiao.model.plan import PerformancePlan

WHOLE: Final = Decimal(1)


@once_a_plan
def annual_rows(plan: PerformancePlan) -> tuple[tuple[int, Indicator], ...]:
    """Return the row number (from 1) and the row of each that is not declared for the midterm."""
    return tuple(
        (number, indicator)
        for number, indicator in enumerate(plan.indicators, 1)
        if indicator.horizon is not Horizon.MIDTERM
    )


class _Kind(NamedTuple):
    """What the two levels of a row say it is."""

    level: Level1 | None
    name: str | None
    is_cost: bool
    is_satisfaction: bool
    is_outcome: bool


@lru_cache(maxsize=4096)
def _kind(level1: str | None, level2: str | None) -> _Kind:
    level = level1_of(level1) if level1 else None
    found = level2_of(level2) if level2 else None
    name = found.kind if found else None
    satisfies = level is Level1.SATISFACTION or name == "satisfaction"
    return _Kind(
        level,
        name,
        level is Level1.COST or bool(found and found.is_cost),
        satisfies,
        level is Level1.OUTCOME and not satisfies,
    )


def class_of(indicator: Indicator) -> str | None:
    """Return the kind of level 2 (quantity, quality, timeliness, cost, social …), or None."""
    return _kind(indicator.level1, indicator.level2).name


def level_of(indicator: Indicator) -> Level1 | None:
    """Return the level 1 of a row, or None when it is not printed or not known."""
    return _kind(indicator.level1, indicator.level2).level


def is_cost(indicator: Indicator) -> bool:
    """Return whether a row states a cost, on level 1 as in 2021 or under output as in 2015."""
    return _kind(indicator.level1, indicator.level2).is_cost


def is_satisfaction(indicator: Indicator) -> bool:
    """Return whether a row stands under satisfaction, on level 1 or on level 2."""
    return _kind(indicator.level1, indicator.level2).is_satisfaction


def is_outcome(indicator: Indicator) -> bool:
    """Return whether a row stands under outcome and not under its satisfaction."""
    return _kind(indicator.level1, indicator.level2).is_outcome


def money_of(indicator: Indicator) -> Amount | None:
    """Return the sum of money that a row's target states, in 元; None for rates and other kinds."""
    quantity = indicator.target.quantity
    if quantity is None or quantity.kind is not QuantityKind.AMOUNT or quantity.number is None:
        return None
    return Amount(quantity.number, "元")


def share_of(indicator: Indicator) -> Decimal | None:
    """Return the ratio (0-1) that a row's target states, or None for other kinds."""
    quantity = indicator.target.quantity
    if quantity is None or quantity.kind is not QuantityKind.RATIO:
        return None
    return quantity.number


def is_whole(indicator: Indicator) -> bool:
    """Return whether a row's target is 100 %."""
    quantity = indicator.target.quantity
    return quantity is not None and quantity.kind is QuantityKind.RATIO and quantity.number == WHOLE


def speaks_of(text: str | None, words: Iterable[str]) -> bool:
    """Return whether a text holds one of the words."""
    if text:
        for word in words:
            if word in text:
                return True
    return False


def figure(number: Decimal) -> str:
    """Return a number as people write it: no exponent, no zeros behind the last digit."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def money_text(amount: Amount, unit: str) -> str:
    """Return an amount in a unit, like `5744 万元`; as printed in its own unit."""
    if amount.unit == unit:
        return f"{amount.number:f} {unit}"
    return f"{figure(amount.into(unit).number)} {unit}"


def sum_text(amounts: Iterable[Amount], unit: str) -> str:
    """Return a sum as people write it, like `9670+695+548`."""
    return "+".join(figure(amount.into(unit).number) for amount in amounts)


def rounding_of(numbers: Iterable[Decimal]) -> Decimal:
    """Return how far printed numbers may be off by rounding: half a last digit each."""
    return sum((Decimal((0, (5,), _places(number) - 1)) for number in numbers), Decimal(0))


def _places(number: Decimal) -> int:
    """Return the exponent of the last printed digit, 0 or below."""
    exponent = number.as_tuple().exponent
    return min(exponent, 0) if isinstance(exponent, int) else 0


def listed(rows: Iterable[int]) -> str:
    """Return row numbers as people list them, like `1、4、5`."""
    return "、".join(str(row) for row in rows)


def shown(indicator: Indicator) -> str:
    """Return a row's target as printed, or a dash where nothing is."""
    return indicator.target.text or indicator.target.value or "—"


@lru_cache(maxsize=65536)
def plain(text: str | None) -> str:
    """Return a text without blanks, for comparing; empty for None.

    Kept, because each of a hundred rules asks for the same names.
    """
    return "".join(text.split()) if text else ""
