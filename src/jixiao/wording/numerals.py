"""Numbers as officials write them: full width, separators, Chinese numerals, 万 and 亿."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

_HALF_WIDTH: Final = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_KEPT_FULL: Final = "（），：；！？"
_TO_HALF: Final = {code: half for code, half in _HALF_WIDTH.items() if chr(code) not in _KEPT_FULL}
_DIGITS: Final = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_TENS: Final = {"十": 10, "百": 100, "千": 1000}
_BIG: Final = {"万": 10_000, "亿": 100_000_000}
_CHINESE: Final = re.compile(r"[零〇一二两三四五六七八九十百千万亿]+")
_LONGEST: Final = 40
"""Signs of a numeral; all that people write are shorter."""
_ARABIC: Final = re.compile(r"(-?(?:\d{1,3}(?:[,，]\d{3})+|\d+)(?:\.\d+)?)([十百千]?[万亿]?)")


def half_width(text: str) -> str:
    """Return the text with full-width letters, digits and signs in half width.

    Chinese punctuation (brackets, comma, colon) stays.
    """
    return text if text.isascii() else text.translate(_TO_HALF)


def _below_ten_thousand(text: str) -> int | None:
    """Return the value of numerals up to 千, or None when they are not well formed."""
    total, digit = 0, -1
    for char in text:
        if char in _TENS:
            total += (1 if digit < 0 else digit) * _TENS[char]
            digit = -1
        elif digit > 0:
            return None
        else:
            digit = _DIGITS[char]
    return total + max(digit, 0)


def chinese_number(text: str) -> Decimal | None:
    """Return the value of Chinese numerals (一百二十, 两千, 十二万), or None for other texts."""
    if len(text) > _LONGEST or not _CHINESE.fullmatch(text):
        return None
    total, rest = 0, text
    for name in ("亿", "万"):
        head, found, tail = rest.rpartition(name)
        if found:
            part = chinese_number(head) if head else None
            if part is None:
                return None
            total, rest = total + int(part) * _BIG[name], tail
    small = _below_ten_thousand(rest)
    return None if small is None else Decimal(total + small)


def parse_number(text: str) -> Decimal | None:
    """Return the number a text is, exactly, or None when it is anything else.

    Understands full width, thousands separators, Chinese numerals and 万 or 亿 behind digits.
    """
    plain = half_width(text).strip()
    match = _ARABIC.fullmatch(plain)
    if match is None:
        return chinese_number(plain)
    number = Decimal(match[1].replace(",", "").replace("，", ""))
    for char in match[2]:
        number *= _TENS.get(char) or _BIG[char]
    return number


def render_number(number: Decimal) -> str:
    """Return the digits without exponent and without thousands separators, zeros kept."""
    return f"{number:f}"
