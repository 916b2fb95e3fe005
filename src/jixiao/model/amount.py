"""Money as printed: the digits and the unit beside them, and its worth in yuan."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

YUAN_PER_UNIT: Final = {
    "元": Decimal(1),
    "千元": Decimal(1000),
    "万元": Decimal(10_000),
    "百万元": Decimal(1_000_000),
    "亿元": Decimal(100_000_000),
}


@dataclass(frozen=True, slots=True, eq=False)
class Amount:
    """A printed amount; "3.50 万元" keeps its zero, and equals 35000 元."""

    number: Decimal
    unit: str = "万元"

    def __post_init__(self) -> None:
        if self.unit not in YUAN_PER_UNIT:
            msg = f"{self.unit!r} is not a unit of money; known: {', '.join(YUAN_PER_UNIT)}"
            raise ValueError(msg)

    @property
    def yuan(self) -> Decimal:
        """The amount in 元, exact."""
        return self.number * YUAN_PER_UNIT[self.unit]

    def into(self, unit: str) -> Amount:
        """Return the same worth in another unit of money, exact."""
        return Amount(self.yuan / YUAN_PER_UNIT[unit], unit)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Amount) and self.yuan == other.yuan

    def __lt__(self, other: Amount) -> bool:
        return self.yuan < other.yuan

    def __hash__(self) -> int:
        return hash(self.yuan)

    def __str__(self) -> str:
        return f"{self.number:f} {self.unit}"
