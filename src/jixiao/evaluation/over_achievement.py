"""Actuals far above their targets: what must be explained, and what is taken off."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final

from jixiao.evaluation.share import WHOLE, over
from jixiao.model.quantity import Comparison

if TYPE_CHECKING:
    from jixiao.evaluation.reached import Reached
    from jixiao.standards.scoring import ScoringScheme

_OPEN: Final = {None, Comparison.AT_LEAST, Comparison.MORE_THAN, Comparison.EQUAL}


def exceeds(held: Reached, scheme: ScoringScheme) -> bool:
    """Return whether an actual is so far above a target to be reached that it needs a reason."""
    target, actual = held.target.number, held.actual.number
    if target is None or actual is None or target <= 0 or held.target.comparison not in _OPEN:
        return False
    return over(actual, target) >= Fraction(scheme.explain_from)


def kept_share(held: Reached, scheme: ScoringScheme) -> Fraction:
    """Return the share (0-1) of the points that is kept where the target was set too low.

    What lies above the line is taken off, at most the scheme's share. The curve is a choice of
    this program: the national rule only says that points are reduced by the deviation.
    """
    target, actual = held.target.number, held.actual.number
    if target is None or actual is None or not exceeds(held, scheme):
        return WHOLE
    above = over(actual, target) - Fraction(scheme.explain_from)
    return WHOLE - min(above, Fraction(scheme.reduce_most))
