"""Numbers as forms and addresses tell them, which anybody may have written."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

LONGEST: Final = 18
"""Digits: what every database keeps as a number of a record."""
_DECIMAL: Final = re.compile(r"[+-]?[0-9]{1,18}(?:\.[0-9]{0,18})?")


def number_told(text: str | None) -> int | None:
    """Return the number a text of plain digits tells; None for anything else or too many."""
    if text is None or len(text) > LONGEST or not (text.isascii() and text.isdecimal()):
        return None
    return int(text)


def numbers_told(texts: list[str]) -> list[int]:
    """Return those of the texts that tell a number, in order."""
    return [number for text in texts if (number := number_told(text)) is not None]


def decimal_told(text: str | None) -> Decimal | None:
    """Return the number a text of plain digits with a point tells; None for anything else.

    Blanks about it and commas between thousands may stand; NaN and exponents are no number here.
    """
    plain = (text or "").strip().replace(",", "").replace("，", "")
    return Decimal(plain) if _DECIMAL.fullmatch(plain) else None
