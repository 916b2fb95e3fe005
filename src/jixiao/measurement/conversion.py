"""Base units → the unit an indicator is written in, with one rounding."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, localcontext
from typing import Final

from jixiao.model.amount import YUAN_PER_UNIT

PERCENT: Final = "%"
YUAN: Final = "元"
DIGITS: Final = 100
"""Enough for any sum of money times any factor, before the one rounding."""
PLACES: Final = {PERCENT: 2, YUAN: 2}
WHOLE: Final = frozenset({"人", "人次", "个", "件", "张", "份", "台", "户", "次", "月"})


@dataclass(frozen=True, slots=True)
class Conversion:
    """The unit a value is written in, empty for the metric's own, and its decimal places.

    Places None: two for percent and money, four for 万元 and 亿元, none for whole counts, two for
    what is divided.
    """

    unit: str = ""
    places: int | None = None

    def value(self, above: Decimal, below: Decimal | None, unit: str) -> Decimal:
        """Return above / below, which is in `unit`, as this unit writes it; `below` is not 0."""
        wanted = self.unit or unit
        with localcontext(prec=DIGITS):
            number = above * _factor(unit, wanted)
            quotient = number if below is None else number / below
            places = self._places(wanted, whole=below is None)
            return quotient.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)

    def _places(self, wanted: str, *, whole: bool) -> int:
        if self.places is not None:
            return self.places
        if YUAN_PER_UNIT.get(wanted, Decimal(1)) > 1:
            return 4
        return 0 if whole and wanted in WHOLE else PLACES.get(wanted, 2)


def _factor(unit: str, wanted: str) -> Decimal:
    """Return by what a number in base units is multiplied: ratios become percent, 元 万元."""
    if unit == PERCENT:
        return Decimal(100) if wanted == PERCENT else Decimal(1)
    if unit == YUAN and wanted in YUAN_PER_UNIT:
        return 1 / YUAN_PER_UNIT[wanted]
    if (unit, wanted) == ("月", "年"):
        return 1 / Decimal(12)
    return Decimal(1)
