"""Dates that a spreadsheet turned into serial numbers: days since 1899-12-30."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from jixiao.model.quantity import QuantityKind
from jixiao.review.rows import class_of, plain

if TYPE_CHECKING:
    from jixiao.model.indicator import Indicator

_ORIGIN: Final = date(1899, 12, 30)
_FIRST: Final = date(2010, 1, 1)
_LAST: Final = date(2040, 12, 31)
_COUNTED: Final = re.compile(r"(?:数|数量|人次|件次|户次|量)$")
_TIME: Final = re.compile(r"时间|日期|时限|期限|截止|节点|完工|开工|竣工")


def serial_date(row: Indicator) -> date | None:
    """Return the day that a bare five-digit number in a row about time stands for, or None."""
    return _serial(row) if _of_time(row) else None


def _of_time(row: Indicator) -> bool:
    """Return whether a row asks when, not how many."""
    name = plain(row.name)
    return bool(_TIME.search(name)) or (class_of(row) == "timeliness" and not _COUNTED.search(name))


def _serial(row: Indicator) -> date | None:
    """Return the day a bare whole number stands for, when it is of these years."""
    quantity = row.target.quantity
    if quantity is None or quantity.kind is not QuantityKind.COUNT or row.target.unit:
        return None
    days = quantity.number
    if days is None or days != int(days) or not 0 < days <= (_LAST - _ORIGIN).days:
        return None
    day = _ORIGIN + timedelta(days=int(days))
    return day if day >= _FIRST else None
