"""How far an actual reaches its target, and which share of the points that allows at most."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from typing import TYPE_CHECKING, Final

from jixiao.model.quantity import Comparison, QuantityKind
from jixiao.review.rows import is_cost, is_satisfaction, plain
from jixiao.wording.targets import parse_target

if TYPE_CHECKING:
    from jixiao.model.indicator import Indicator
    from jixiao.model.quantity import Quantity
    from jixiao.review.context import Context

_NOUGHT: Final = Decimal(0)
_FULL: Final = Decimal(1)
_AT_MOST: Final = {Comparison.AT_MOST, Comparison.LESS_THAN}
_AT_LEAST: Final = {Comparison.AT_LEAST, Comparison.MORE_THAN}


class Sense(Enum):
    """Which way is better."""

    AT_LEAST = "at least"
    AT_MOST = "at most"
    EQUAL = "equal"


@dataclass(frozen=True, slots=True)
class Attainment:
    """A numeric target and its actual, both in base units; `kind` is the target's."""

    wanted: Decimal
    reached: Decimal
    sense: Sense
    kind: QuantityKind

    @property
    def is_met(self) -> bool:
        """True when the actual is as good as the target or better."""
        if self.sense is Sense.AT_MOST:
            return self.reached <= self.wanted
        return self.reached >= self.wanted

    @property
    def ratio(self) -> Decimal | None:
        """The actual as a share of the target, None for a target of 0."""
        return self.reached / self.wanted if self.wanted else None

    @property
    def share(self) -> Decimal:
        """The largest share (0-1) of the points; source: caiyu-2020-10#quantitative.

        For reverse indicators the milder of the two formulas in use, target over actual.
        """
        if self.is_met:
            return _FULL
        if self.sense is Sense.AT_MOST:
            return self.wanted / self.reached if self.wanted > 0 else _NOUGHT
        return max(self.reached / self.wanted, _NOUGHT) if self.wanted > 0 else _NOUGHT


def attainment_of(row: Indicator) -> Attainment | None:
    """Return how far a row got; None where target or actual is no number of one dimension.

    An actual without a unit is read in the target's; one that may be a ratio or a percentage is
    left open.
    """
    target = row.target.quantity
    if target is None or target.number is None or not row.actual:
        return None
    actual = _actual(row)
    if actual is None or actual.number is None:
        return None
    if (actual.kind, actual.dimension) != (target.kind, target.dimension):
        return None
    return Attainment(target.number, actual.number, sense_of(row), target.kind)


def sense_of(row: Indicator) -> Sense:
    """Return which way is better: what the row prints, else less for cost and more for the rest."""
    quantity = row.target.quantity
    comparison = quantity.comparison if quantity else None
    if comparison in _AT_MOST or plain(row.direction) in ("反向", "negative", "反向指标"):
        return Sense.AT_MOST
    if comparison in _AT_LEAST:
        return Sense.AT_LEAST
    if comparison is Comparison.EQUAL:
        return Sense.EQUAL
    return Sense.AT_MOST if is_cost(row) else Sense.AT_LEAST


def share_allowed(row: Indicator, reached: Attainment, context: Context) -> Decimal:
    """Return the largest share of the points: by proportion, or by the bands of satisfaction."""
    if not is_satisfaction(row) or reached.kind is not QuantityKind.RATIO:
        return reached.share
    bands = context.table("satisfaction_bands")
    fitting = (
        Decimal(band["share"]) for band in bands if reached.reached >= Decimal(band["least"])
    )
    return max(reached.share, *fitting, _NOUGHT)


def _actual(row: Indicator) -> Quantity | None:
    """Return the actual as a quantity, in the target's unit where it prints none."""
    alone = parse_target(row.actual)
    if alone.unit is not None or not row.target.unit:
        return alone.quantity
    is_open = alone.quantity and alone.quantity.number is not None and alone.quantity.number <= 1
    if row.target.unit == "%" and is_open:
        return None
    return parse_target(row.actual, unit=row.target.unit).quantity
