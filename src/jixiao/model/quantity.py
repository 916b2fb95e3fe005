"""What a target means: a value in base units with its kind, comparison and dimension."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class QuantityKind(StrEnum):
    """What sort of thing a target states."""

    COUNT = "count"
    AMOUNT = "amount"
    RATIO = "ratio"
    RATE = "rate"
    DURATION = "duration"
    DATE = "date"
    PERIOD = "period"
    RANGE = "range"
    GRADE = "grade"
    TEXT = "text"


class Comparison(StrEnum):
    """How the actual is held against the target."""

    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    EQUAL = "equal"
    MORE_THAN = "more_than"
    LESS_THAN = "less_than"
    BETWEEN = "between"


QuantityValue = Decimal | str | tuple[Decimal, Decimal] | tuple[str, str]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A target as understood.

    `value` is in base units: money in 元, ratios 0-1 (95 % is 0.95), counts as such, durations
    in the printed unit of `dimension`, dates as ISO text, months without a year as `--01`,
    ranges and periods as two values, grades and texts as their words. `dimension` is a product
    of 元 人 户 村 次 … with `·`, `/` and powers, e.g. `元/(人·月)`, and `1` for ratios.
    """

    kind: QuantityKind
    value: QuantityValue
    comparison: Comparison | None = None
    dimension: str | None = None

    @property
    def number(self) -> Decimal | None:
        """The single exact number, or None for ranges, dates and words."""
        return self.value if isinstance(self.value, Decimal) else None
