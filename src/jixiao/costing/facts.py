"""The figures of a plan by the part they can play: standards, counts, periods, shares, sums."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jixiao.costing.factor import Factor


@dataclass(frozen=True, slots=True)
class Facts:
    """What a plan states in figures.

    `standards` are money per something; `monthly` is money a month for all heads together;
    `counts` heads and pieces; `months` and `times` how often; `shares` 0-1; `items` the parts a
    cost row states; `caps` upper limits of a policy; `sums` every other amount of money.
    """

    standards: list[Factor] = field(default_factory=list)
    monthly: list[Factor] = field(default_factory=list)
    counts: list[Factor] = field(default_factory=list)
    months: list[Factor] = field(default_factory=list)
    times: list[Factor] = field(default_factory=list)
    shares: list[Factor] = field(default_factory=list)
    items: list[Factor] = field(default_factory=list)
    caps: list[Factor] = field(default_factory=list)
    sums: list[Factor] = field(default_factory=list)

    def all(self) -> Iterator[Factor]:
        """Yield every figure."""
        for name in self.__slots__:
            yield from getattr(self, name)
