"""Satisfaction by bands: so much of the points from so much satisfaction on."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from jixiao.evaluation.share import NOTHING, Share, settled
from jixiao.model.message import message

if TYPE_CHECKING:
    from decimal import Decimal

    from jixiao.standards.scoring import ScoringScheme


def satisfaction(actual: Decimal, scheme: ScoringScheme) -> Share:
    """Return the share for a satisfaction (0-1), whatever its target is."""
    name, clause = "satisfaction", scheme.satisfaction_source
    for least, share in scheme.satisfaction_bands:
        if actual >= least:
            told = message("满意度达到{least:.0%}，得分值的{share:.0%}", least=least, share=share)
            return settled(name, Fraction(share), told, clause)
    return settled(name, NOTHING, message("满意度低于最低一档，不得分"), clause)
