"""A product of figures: `300 元/人·月 × 18 人 × 12 月`."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from math import prod
from typing import TYPE_CHECKING

from jixiao.costing.dimension import MONEY, Powers, times

if TYPE_CHECKING:
    from jixiao.costing.factor import Factor
    from jixiao.model.message import Message


@dataclass(frozen=True, slots=True)
class Term:
    """Figures that are multiplied, the standard first; a sum of money alone is one figure."""

    factors: tuple[Factor, ...]

    @property
    def value(self) -> Decimal:
        """The product, exact; in 元 when `powers` is money."""
        return prod((factor.value for factor in self.factors), start=Decimal(1))

    @property
    def powers(self) -> Powers:
        """The dimension that is left after multiplying."""
        return times(*(factor.powers for factor in self.factors))

    @property
    def is_money(self) -> bool:
        """True when nothing but 元 is left."""
        return self.powers == MONEY

    @property
    def slack(self) -> Decimal:
        """How far the product may be off because its figures are printed rounded."""
        held = (factor for factor in self.factors if factor.slack)
        return sum((abs(self.value / each.value) * each.slack for each in held), Decimal(0))

    @property
    def rows(self) -> tuple[int, ...]:
        """The rows (from 1) that the figures stand in, each once, in order."""
        places = (factor.place for factor in self.factors)
        return tuple(sorted({place.row for place in places if place and place.row}))

    @property
    def assumptions(self) -> tuple[Message, ...]:
        """What had to be supposed."""
        return tuple(each.assumption for each in self.factors if each.assumption)

    @property
    def text(self) -> str:
        """The product as people write it; a single year is not said."""
        said = (each for each in self.factors if each.value != 1 or each.place is not None)
        return " × ".join(factor.text for factor in said)
