"""The General number format: a stored number → the text a wide cell shows."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Context, Decimal, DecimalException
from functools import lru_cache
from typing import Final

FIFTEEN_DIGITS: Final = Context(prec=15, rounding=ROUND_HALF_UP)
"""Spreadsheets compute and show with 15 significant digits."""

WIDE: Final = Context(prec=400, rounding=ROUND_HALF_UP)
GENERAL_CHARACTERS: Final = 11
SMALLEST_PLAIN: Final = Decimal("0.0001")
MAX_EXPONENT: Final = 308


@lru_cache(maxsize=65536)
def show_general(stored: str) -> str:
    """Return the number as the General format shows it: at most 11 characters, no idle zeros.

    Whole numbers stay whole at any length up to 15 digits, because they are codes or money.
    """
    if stored.isdigit() and len(stored) <= FIFTEEN_DIGITS.prec and not stored.startswith("0"):
        return stored
    try:
        value = FIFTEEN_DIGITS.create_decimal(stored)
    except DecimalException:
        return stored
    if not value.is_finite() or abs(value.adjusted()) > MAX_EXPONENT:
        return stored
    return _general(value)


def _general(value: Decimal) -> str:
    """Return a finite number in General."""
    sign, value = ("-" if value < 0 else ""), abs(value)
    if value == 0:
        return "0"
    if value == value.to_integral_value() and value.adjusted() < FIFTEEN_DIGITS.prec:
        return f"{sign}{value.to_integral_value():f}"
    if value >= Decimal(10) ** GENERAL_CHARACTERS or value < SMALLEST_PLAIN:
        return sign + _general_scientific(value)
    whole = max(value.adjusted() + 1, 1)
    places = max(GENERAL_CHARACTERS - 1 - whole, 0)
    rounded = value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP, WIDE)
    text = f"{rounded:f}"
    return sign + (text.rstrip("0").rstrip(".") if "." in text else text)


def _general_scientific(value: Decimal) -> str:
    """Return a very large or small number as Excel's General does: 1.2345E-05."""
    exponent = value.adjusted()
    mantissa = value.scaleb(-exponent).quantize(Decimal("0.00001"), ROUND_HALF_UP, WIDE)
    if mantissa >= 10:  # noqa: PLR2004  # 9.999999 rounds up to ten
        mantissa, exponent = mantissa / 10, exponent + 1
    text = f"{mantissa:f}".rstrip("0").rstrip(".")
    return f"{text}E{'-' if exponent < 0 else '+'}{abs(exponent):02d}"
