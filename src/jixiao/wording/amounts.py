"""Amounts of money as printed: `120万元`, `5,135.98`, `3.43 亿元`, `一百二十万元`."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from jixiao.model.amount import YUAN_PER_UNIT, Amount
from jixiao.wording.numerals import half_width, parse_number, render_number
from jixiao.wording.spaces import without_layout_spaces

_MONEY: Final = re.compile(
    r"(?:人民币|[¥￥])?(?P<number>-?[\d,，.]+|[零〇一二两三四五六七八九十百千万亿]+?)"
    r"(?P<unit>亿元|百万元|万元|千元|元|亿|万)?(?:整|人民币)?"
)
_SHORT: Final = {"万": "万元", "亿": "亿元"}


@lru_cache(maxsize=16384)
def parse_amount(text: str, unit: str = "万元") -> Amount | None:
    """Return a printed amount, or None when the text is not one.

    A unit printed behind the number wins over `unit`, the unit of the column or the table; 万
    alone means 万元. Digits keep their zeros (3.50); thousands separators go.
    """
    plain = half_width(without_layout_spaces(text))
    match = _MONEY.fullmatch(plain)
    if match is None:
        return None
    number = parse_number(match["number"])
    if number is None:
        return None
    printed = match["unit"] or unit
    return Amount(number, _SHORT.get(printed, printed))


def render_amount(amount: Amount) -> str:
    """Return the amount as officials write it: digits and unit without a space, `120万元`."""
    return f"{render_number(amount.number)}{amount.unit}"


def unit_of_money(text: str) -> str | None:
    """Return the unit of money that a label names (`预算数（万元）`, `单位：元`), or None."""
    plain = half_width(without_layout_spaces(text))
    longest_first = sorted(YUAN_PER_UNIT, key=len, reverse=True)
    return next((unit for unit in longest_first if unit in plain), None)
