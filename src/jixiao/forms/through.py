"""The month to whose end a monitoring form's figures go, as its headings say."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from jixiao.wording.numerals import chinese_number, half_width
from jixiao.wording.spaces import without_layout_spaces

if TYPE_CHECKING:
    from collections.abc import Iterable

_NUMBER: Final = r"(\d{1,2}|[一二三四五六七八九十]{1,2})"
_THROUGH: Final = re.compile(
    rf"(?:(?:1|一)月?[-－—–~～至到]+|截[至止]到?){_NUMBER}月(?:份|底|末)*"
    r"(?=.*(?:执行|完成|支出|实际|进度))"
)
_MONTHS: Final = range(1, 13)


def through_of(labels: Iterable[str]) -> int | None:
    """Return the month of headings such as 1－7月执行数; None where none or several are named."""
    found = {month for label in labels for month in _months(label)}
    return found.pop() if len(found) == 1 else None


def _months(label: str) -> list[int]:
    plain = half_width(without_layout_spaces(label))
    told = (match[1] for match in _THROUGH.finditer(plain))
    months = [int(one) if one.isdigit() else int(chinese_number(one) or 0) for one in told]
    return [month for month in months if month in _MONTHS]
