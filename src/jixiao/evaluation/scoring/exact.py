"""Exactly so much: standards and amounts lose points by their distance either way."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from jixiao.evaluation.share import NOTHING, WHOLE, Share, over, settled
from jixiao.model.message import message

if TYPE_CHECKING:
    from decimal import Decimal

    from jixiao.standards.scoring import ScoringScheme


def exact(target: Decimal, actual: Decimal, scheme: ScoringScheme) -> Share:
    """Return the share for a target that must be met, no more and no less.

    Within the scheme's tolerance (a share of the target) all points are given.
    """
    name, clause = "exact", scheme.exact_source
    if target == 0:
        share = WHOLE if actual == 0 else NOTHING
        return settled(name, share, message("目标值为0：等于0得满分，否则不得分"), clause)
    distance = over(abs(actual - target), abs(target))
    if distance <= Fraction(scheme.exact_tolerance):
        return settled(name, WHOLE, message("等于目标值，得满分"), clause)
    return settled(name, WHOLE - distance, message("偏离目标值：1－偏离数÷目标值"), clause)
