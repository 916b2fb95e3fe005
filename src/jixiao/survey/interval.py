"""The interval in which a share lies, from a sample (Wilson)."""

from __future__ import annotations

from decimal import Decimal, localcontext
from typing import TYPE_CHECKING, Final

from jixiao.model.rounding import written

if TYPE_CHECKING:
    from jixiao.standards.surveys import SurveyRules

_PLACES: Final = 4


def wilson(satisfied: int, valid: int, rules: SurveyRules) -> tuple[Decimal, Decimal]:
    """Return the lower and the upper end (0-1, four places) of the interval; `valid` is above 0.

    An end has more places where it would look rounder than it is.
    Source: survey-practice#interval.
    """
    with localcontext(prec=40):
        z, n = rules.deviate, Decimal(valid)
        share = Decimal(satisfied) / n
        centre = share + z**2 / (2 * n)
        spread = z * (share * (1 - share) / n + z**2 / (4 * n**2)).sqrt()
        whole = 1 + z**2 / n
        low, high = (centre - spread) / whole, (centre + spread) / whole
        return written(max(low, Decimal(0)), _PLACES), written(min(high, Decimal(1)), _PLACES)
