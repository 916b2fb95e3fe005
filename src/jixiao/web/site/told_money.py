"""Money that people type in 万元: plain digits to keep, or what is wrong with it."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from jixiao.model.message import Message, message
from jixiao.wording.amounts import parse_amount

_UNIT: Final = "万元"
_CENT: Final = Decimal("0.01")
_MOST: Final = Decimal(10) ** 14
"""In 元; what is larger is nobody's spending, and more digits than columns hold."""
_SHOWN: Final = 40


def spent_told(text: str) -> str | Message:
    """Return what was spent, in 万元, as plain digits; "" for a blank, the fault for no such sum.

    A unit typed behind the number wins: 350000元 is 35.
    """
    if not text.strip():
        return ""
    found = parse_amount(text, _UNIT)
    if found is None or found.yuan < 0:
        return message("执行数“{text}”不是金额；请填写万元数，如12.5。", text=text[:_SHOWN])
    if found.yuan >= _MOST or found.yuan != found.yuan.quantize(_CENT):
        return message("执行数“{text}”过大，或不足一分；请填写万元数，如12.5。", text=text[:_SHOWN])
    return f"{found.into(_UNIT).number.normalize():f}"
