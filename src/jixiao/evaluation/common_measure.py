"""Two dimensions brought to one measure, where a fixed factor leads from one to the other."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from jixiao.model.quantity import Quantity

_PART: Final = re.compile(r"(\D+?)(\d*)")
# A month has no fixed number of days, a working day no fixed length: neither leads anywhere.
_ABOVE: Final = {
    "年": ("月", Decimal(12)),
    "季度": ("月", Decimal(3)),
    "周": ("秒", Decimal(604_800)),
    "日": ("秒", Decimal(86_400)),
    "小时": ("秒", Decimal(3_600)),
    "分钟": ("秒", Decimal(60)),
    "平方米": ("亩", Decimal("0.0015")),  # 15亩 are a hectare
}
# Under the bar all grow to what both divide, so that every factor is exact.
_BELOW: Final = {
    "月": ("年", Decimal(12)),
    "季度": ("年", Decimal(4)),
    "小时": ("周", Decimal(168)),
    "日": ("周", Decimal(7)),
    "平方米": ("3公顷", Decimal(30_000)),
    "亩": ("3公顷", Decimal(45)),
}


def in_one_measure(target: Quantity, actual: Quantity) -> tuple[Quantity, Quantity] | None:
    """Return both in one dimension, exact; None where no fixed factor leads between theirs."""
    if target.dimension == actual.dimension:
        return target, actual
    if target.dimension is None or actual.dimension is None:
        return None
    one, scale = _reduced(target.dimension)
    other, own_scale = _reduced(actual.dimension)
    if one != other:
        return None
    return _scaled(target, scale), _scaled(actual, own_scale)


def _reduced(dimension: str) -> tuple[dict[tuple[str, bool], int], Decimal]:
    """Return the powers of a dimension by (base, above the bar), and the factor it takes."""
    over, _, under = dimension.partition("/")
    powers: dict[tuple[str, bool], int] = {}
    factor = Decimal(1)
    for part, above in (
        *((one, True) for one in over.split("·")),
        *((one, False) for one in under.strip("()").split("·") if one),
    ):
        found = _PART.fullmatch(part)
        base, power = (found[1], int(found[2] or 1)) if found else (part, 1)
        known, each = (_ABOVE if above else _BELOW).get(base, (base, Decimal(1)))
        powers[known, above] = powers.get((known, above), 0) + power
        factor *= each**power
    return powers, factor


def _scaled(quantity: Quantity, factor: Decimal) -> Quantity:
    value = quantity.value
    if isinstance(value, Decimal):
        return replace(quantity, value=value * factor)
    if isinstance(value, tuple):
        low, high = (Decimal(each) * factor for each in value)
        return replace(quantity, value=(low, high))
    return quantity
