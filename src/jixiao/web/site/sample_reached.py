"""What plans of the sample region came to, invented from their targets, the same each time."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from jixiao.model.quantity import Comparison, QuantityKind
from jixiao.web.plans.printing import document_of_version

if TYPE_CHECKING:
    from jixiao.model.indicator import Indicator
    from jixiao.web.plans.models import VersionRecord

_COUNTED: Final = {QuantityKind.COUNT, QuantityKind.AMOUNT}
_UPPER: Final = {Comparison.AT_MOST, Comparison.LESS_THAN}
REACHED: Final = "达成年度指标"
_BEHIND: Final = Decimal("0.6")
_WORDS: Final = {QuantityKind.GRADE, QuantityKind.TEXT}


def reached_rows(version: VersionRecord, *, behind: bool) -> dict[int, dict[str, Any]]:
    """Return what each row came to, as the page sends it; every other row may lag."""
    rows = document_of_version(version).projects[0].indicators
    return {
        number: {"actual": _actual(row, behind=behind and number % 2 == 1), "causes": []}
        for number, row in enumerate(rows, 1)
    }


def _actual(row: Indicator, *, behind: bool) -> str:
    """Return a plausible actual for a target: reached, or three fifths of it."""
    target, quantity = row.target, row.target.quantity
    if quantity is None or quantity.kind in _WORDS:
        return "部分达成" if behind else REACHED
    number = quantity.number
    falls = behind and quantity.kind in _COUNTED and quantity.comparison not in _UPPER
    if number is None or not falls:
        return f"{target.value or target.text or ''}{target.unit or ''}"
    printed = (target.value or "").replace(",", "")
    try:
        return f"{int(Decimal(printed) * _BEHIND)}{target.unit or ''}"
    except ArithmeticError:
        return f"{target.value}{target.unit or ''}"
