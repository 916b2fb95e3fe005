"""Between two values: all points inside; outside as for the bound that was missed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.evaluation.scoring.positive import positive
from jixiao.evaluation.scoring.reverse import reverse
from jixiao.evaluation.share import WHOLE, Share, settled
from jixiao.model.message import message

if TYPE_CHECKING:
    from decimal import Decimal

    from jixiao.standards.scoring import ScoringScheme


def between(low: Decimal, high: Decimal, actual: Decimal, scheme: ScoringScheme) -> Share:
    """Return the share for a target of two bounds, both included."""
    if low <= actual <= high:
        return settled("between", WHOLE, message("在目标区间内，得满分"), scheme.source)
    return positive(low, actual, scheme) if actual < low else reverse(high, actual, scheme)
