"""The share of an indicator's points that an actual earns, and the arithmetic that gives it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from jixiao.model.message import Message

NOTHING: Final = Fraction(0)
WHOLE: Final = Fraction(1)


@dataclass(frozen=True, slots=True)
class Share:
    """An exact share (0-1) of the points; `arithmetic` says how, `clause` by which rule.

    Where a person must choose between two shares, `low` is below `high`.
    """

    method: str
    low: Fraction
    high: Fraction
    arithmetic: Message
    clause: str

    @property
    def is_open(self) -> bool:
        """True when a person must still choose."""
        return self.low != self.high


def settled(method: str, share: Fraction, arithmetic: Message, clause: str) -> Share:
    """Return a share that needs nobody's choice, kept within 0 and 1."""
    kept = min(max(share, NOTHING), WHOLE)
    return Share(method, kept, kept, arithmetic, clause)


def over(one: Decimal, other: Decimal) -> Fraction:
    """Return one number over another, exact; the other is not 0."""
    return Fraction(one) / Fraction(other)


def shown(number: Decimal) -> str:
    """Return a number as people write it: no exponent, no zeros at the end."""
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def at_places(number: Fraction, places: int) -> Decimal:
    """Return a number rounded half up to so many decimal places, however large it is.

    Beyond what a decimal holds the last figures are nought: nobody means such a number.
    """
    scaled = number * 10**places
    whole = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return Decimal(whole).scaleb(-places)
