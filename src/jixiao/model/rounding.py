"""Numbers written with a few places, and never rounded up to a round number not reached."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import Final

MOST_PLACES: Final = 30
"""No quotient of two counts or sums that is not round comes nearer to a round one than this."""


def written(exact: Decimal, places: int) -> Decimal:
    """Return a number with these decimal places, with more where it would look rounder than it is.

    Where the last place would round to 0 what is not there exactly, more are written until the
    difference shows: 99.996 with two places stays 99.996. No number reaches a target by rounding.
    """
    found = exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    if places and found != exact and _ends_in_zero(found):
        for more in range(places + 1, MOST_PLACES + 1):
            nearer = exact.quantize(Decimal(1).scaleb(-more), ROUND_HALF_UP)
            if not _ends_in_zero(nearer):
                return nearer
    return found


def percent(share: Decimal) -> str:
    """Return a share (0-1) in percent with the places it has: 0.9875 is 98.75%."""
    return f"{share.scaleb(2):f}%"


def _ends_in_zero(number: Decimal) -> bool:
    return number.as_tuple().digits[-1] == 0
