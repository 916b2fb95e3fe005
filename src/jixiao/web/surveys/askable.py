"""Which indicators people can be asked about: shares, and how satisfied they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jixiao.evaluation.weighing import level_of
from jixiao.model.indicator import Level1
from jixiao.model.quantity import QuantityKind

if TYPE_CHECKING:
    from jixiao.model.indicator import Indicator


def asks_satisfaction(row: Indicator) -> bool:
    """Return whether a row stands under satisfaction."""
    return level_of(row) is Level1.SATISFACTION


def is_asked_for(row: Indicator) -> bool:
    """Return whether a share of satisfied answers can be the actual of a row.

    Satisfaction, whatever its target, and what is aimed at in percent; a number of persons or a
    sum of money is not found out by asking.
    """
    quantity = row.target.quantity
    is_share = quantity is not None and quantity.kind is QuantityKind.RATIO
    return is_share or asks_satisfaction(row)
