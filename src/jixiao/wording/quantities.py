"""What the parts of a target mean: kind, comparison, value in base units, dimension."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from jixiao.model.quantity import Comparison, Quantity, QuantityKind
from jixiao.model.target import QUALITATIVE
from jixiao.wording.operators import COMPARISONS
from jixiao.wording.units import SCALES, Dimension, parse_unit

if TYPE_CHECKING:
    from jixiao.wording.target_grammar import Parts

_YEARS: Final = range(1990, 2061)
_UNFILLED: Final = ("*", "X", "x", "…", "○", "_", "？", "?")


def quantity_of(parts: Parts) -> Quantity | None:
    """Return what a target means, or None when that is not certain."""
    if parts.value is None:
        return None
    if parts.when is not None:
        return _when(parts.when, parts.operator)
    if parts.number is None:
        return _words(parts)
    if parts.noted:
        return None
    return _numeric(parts, parts.number)


def _when(when: Quantity, operator: str | None) -> Quantity:
    """Return a date with the operator's comparison where one is printed."""
    comparison = COMPARISONS.get(operator or "")
    return when if comparison is None else Quantity(when.kind, when.value, comparison)


def _words(parts: Parts) -> Quantity | None:
    """Return a grade for qualitative words, a text for a policy; None for an unfilled form."""
    value = parts.value or ""
    if any(sign in value for sign in _UNFILLED):
        return None
    if parts.operator == QUALITATIVE:
        return Quantity(QuantityKind.GRADE, value)
    return Quantity(QuantityKind.TEXT, value, COMPARISONS.get(parts.operator or ""))


def _dimension(parts: Parts) -> Dimension | None:
    """Return the dimension of unit and 每…, or None when a part of it is unknown."""
    unit = parts.unit or ""
    under = "".join(f"/{name}" for name in parts.each)
    return parse_unit(f"{unit}{under}")


def _exact(number: Decimal) -> Decimal:
    """Return the number without trailing zeros and without exponent: 100 % is 1."""
    if number == int(number):
        return Decimal(int(number))
    return number.normalize()


def _like_a_year(number: Decimal, comparison: Comparison | None) -> bool:
    """Return whether a bare number (2024, 2024.12) may as well be a year or a month."""
    return comparison is None and int(number) in _YEARS


def _numeric(parts: Parts, number: Decimal) -> Quantity | None:
    """Return the quantity of one or two numbers with their unit."""
    comparison = COMPARISONS.get(parts.operator or "")
    if parts.unit is None or parts.unit in SCALES:
        scale = SCALES.get(parts.unit or "", 1)
        if parts.second is not None:
            ends = (_exact(number * scale), _exact(parts.second * scale))
            return Quantity(QuantityKind.RANGE, ends, Comparison.BETWEEN)
        if parts.each or (parts.unit is None and _like_a_year(number, comparison)):
            return None
        return Quantity(QuantityKind.COUNT, _exact(number * scale), comparison)
    dimension = _dimension(parts)
    if dimension is None:
        return None
    name = str(dimension)
    if parts.second is not None:
        ends = (_exact(number * dimension.factor), _exact(parts.second * dimension.factor))
        return Quantity(QuantityKind.RANGE, ends, Comparison.BETWEEN, name)
    return Quantity(dimension.kind, _exact(number * dimension.factor), comparison, name)
