"""Base units → the unit an indicator is written in, with one rounding."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, localcontext
from typing import Final

from jixiao.model.amount import YUAN_PER_UNIT
from jixiao.model.rounding import written

PERCENT: Final = "%"
YUAN: Final = "元"
DIGITS: Final = 100
"""Enough for any sum of money times any factor, before the one rounding."""
PLACES: Final = {PERCENT: 2, YUAN: 2}
WHOLE: Final = frozenset({"人", "人次", "个", "件", "张", "份", "台", "户", "次", "月"})


@dataclass(frozen=True, slots=True)
class Conversion:
    """The unit a value is written in, empty for the metric's own.

    Decimal places: two for percent and money, four for 万元 and 亿元, none for whole counts, two
    for what is divided; more where a value would look rounder than it is: 25139 ÷ 25140 is
    99.996%, never 100.00%.
    """

    unit: str = ""

    def value(self, above: Decimal, below: Decimal | None, unit: str) -> Decimal:
        """Return above / below, which is in `unit`, as this unit writes it; `below` is not 0."""
        wanted = self.unit or unit
        with localcontext(prec=DIGITS):
            up, down = _scale(unit, wanted)
            quotient = above * up / (down if below is None else down * below)
            return written(quotient, _places(wanted, whole=below is None))


def _places(wanted: str, *, whole: bool) -> int:
    if YUAN_PER_UNIT.get(wanted, Decimal(1)) > 1:
        return 4
    return 0 if whole and wanted in WHOLE else PLACES.get(wanted, 2)


def _scale(unit: str, wanted: str) -> tuple[Decimal, Decimal]:
    """Return by what a number in base units is multiplied, and by what divided."""
    one = Decimal(1)
    if unit == PERCENT:
        return (Decimal(100) if wanted == PERCENT else one), one
    if unit == YUAN:
        return one, YUAN_PER_UNIT.get(wanted, one)
    return one, (Decimal(12) if (unit, wanted) == ("月", "年") else one)
