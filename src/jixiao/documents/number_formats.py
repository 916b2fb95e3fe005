"""Number formats of spreadsheets: a stored value and its format code → the text that is shown."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal, DecimalException, InvalidOperation
from functools import lru_cache
from typing import Final

from jixiao.documents.date_formats import DATE_TOKENS, show_date
from jixiao.documents.general_format import FIFTEEN_DIGITS, MAX_EXPONENT, WIDE, show_general

Show = Callable[[str], str]
"""From the stored number, as text, to the shown text."""

TOKEN = re.compile(
    r'"([^"]*)"?'  # 1 quoted text
    r"|[\\!](.)"  # 2 escaped character
    r"|_(.)"  # 3 space as wide as a character
    r"|(\*.)"  # 4 character that fills the width
    r"|\[([^\]]*)\]"  # 5 colour, condition, locale, elapsed time
    rf"|({DATE_TOKENS})"  # 6 part of a date
    r"|(General|G/通用格式)"  # 7
    r"|(E[+-])"  # 8 exponent
    r"|([0#?.,%/@])"  # 9 figures
    r"|(.)",  # 10 anything else stands for itself
    re.IGNORECASE | re.DOTALL,
)
KINDS = (
    "",
    "text",
    "text",
    "space",
    "fill",
    "bracket",
    "date",
    "general",
    "exponent",
    "figure",
    "text",
)
CONDITION = re.compile(r"([<>=]+)\s*(-?[\d.]+)")
CURRENCY = re.compile(r"\$([^-]*)")
COMPARE: Final[dict[str, Callable[[Decimal, Decimal], bool]]] = {
    "<": lambda a, b: a < b,
    "<=": lambda a, b: a <= b,
    ">": lambda a, b: a > b,
    ">=": lambda a, b: a >= b,
    "=": lambda a, b: a == b,
    "<>": lambda a, b: a != b,
}

Token = tuple[str, str]


def tokens_of(section: str) -> list[Token]:
    """Return the section's tokens as (kind, text)."""
    found = []
    for match in TOKEN.finditer(section):
        index = match.lastindex or 0
        found.append((KINDS[index], match.group(index)))
    return found


def sections_of(code: str) -> list[list[Token]]:
    """Return the tokens of each section; semicolons in quotes do not part sections."""
    parts: list[list[Token]] = [[]]
    for token in tokens_of(code):
        if token == ("text", ";"):
            parts.append([])
        else:
            parts[-1].append(token)
    return parts


@lru_cache(maxsize=4096)
def show_for(code: str, *, from_1904: bool = False) -> Show:
    """Return the function that shows numbers by the format code.

    `from_1904` counts dates from 1904-01-01 instead of 1900-01-01.
    """
    if code.strip().lower() in {"", "general", "@", "g/通用格式"}:
        return show_general
    sections = sections_of(code)
    numeric = [part for part in sections[:3] if ("figure", "@") not in part] or sections[:1]

    def show(stored: str) -> str:
        try:
            value = FIFTEEN_DIGITS.create_decimal(stored)
        except DecimalException:
            return stored
        if not value.is_finite() or abs(value.adjusted()) > MAX_EXPONENT:
            return stored
        return _show_by(numeric, value, from_1904=from_1904).strip()

    return show


def _show_by(sections: list[list[Token]], value: Decimal, *, from_1904: bool) -> str:
    """Return the value shown by the section that is meant for it."""
    conditions = [_condition(part) for part in sections]
    if any(conditions):
        for part, condition in zip(sections, conditions, strict=True):
            if condition is None or COMPARE[condition[0]](value, condition[1]):
                return _show_section(part, value, from_1904=from_1904)
        return show_general(str(value))
    if value < 0 and len(sections) > 1:
        return _show_section(sections[1], -value, from_1904=from_1904)
    if value == 0 and len(sections) > 2:  # noqa: PLR2004  # third section: zero
        return _show_section(sections[2], value, from_1904=from_1904)
    return _show_section(sections[0], value, from_1904=from_1904)


def _condition(section: list[Token]) -> tuple[str, Decimal] | None:
    """Return the comparison in the section's brackets, None where there is none."""
    for kind, text in section:
        match = CONDITION.fullmatch(text) if kind == "bracket" else None
        if match and match.group(1) in COMPARE:
            try:
                return match.group(1), Decimal(match.group(2))
            except InvalidOperation:
                return None
    return None


def _show_section(section: list[Token], value: Decimal, *, from_1904: bool) -> str:
    """Return the value shown by one section."""
    if any(kind == "date" for kind, _ in section) or any(
        kind == "bracket" and text.lower() in {"h", "hh", "m", "mm", "s", "ss"}
        for kind, text in section
    ):
        return show_date(section, value, from_1904=from_1904)
    if any(kind == "general" for kind, _ in section):
        return "".join(
            show_general(str(value)) if kind == "general" else literal((kind, text))
            for kind, text in section
        )
    return _show_number(section, value)


def literal(token: Token) -> str:
    """Return what a token that is no placeholder prints."""
    kind, text = token
    if kind == "space":
        return " "
    if kind == "bracket" and (match := CURRENCY.match(text)):
        return match.group(1)
    return text if kind == "text" else ""


def _show_number(section: list[Token], value: Decimal) -> str:
    """Return the value shown by a section of figure placeholders."""
    places = [i for i, (kind, text) in enumerate(section) if kind == "figure" and text in "0#?."]
    before = (
        "".join(literal(token) if token[1] != "%" else "%" for token in section[: places[0]])
        if places
        else "".join("%" if token[1] == "%" else literal(token) for token in section)
    )
    sign = "-" if value < 0 else ""
    if not places:
        return sign + before
    pattern = section[places[0] : places[-1] + 1]
    tail = section[places[-1] + 1 :]
    after = "".join("%" if token == ("figure", "%") else literal(token) for token in tail)
    percents = sum(token == ("figure", "%") for token in section)
    thousands = _leading_commas(tail)
    scaled = abs(value).scaleb(2 * percents - 3 * thousands)
    if any(kind == "exponent" for kind, _ in pattern):
        return sign + before + _scientific(pattern, scaled) + after
    if ("figure", "/") in pattern:
        return sign + before + _fraction(pattern, scaled) + after
    figures = _figures(pattern, scaled)
    if not any(digit in "123456789" for digit in figures):
        sign = ""
    return sign + before + figures + after


def _leading_commas(tail: list[Token]) -> int:
    """Return how many commas follow the last placeholder: each divides by a thousand."""
    count = 0
    for token in tail:
        if token != ("figure", ","):
            break
        count += 1
    return count


def _figures(pattern: list[Token], value: Decimal) -> str:
    """Return the digits by the placeholders, thousands and literal text in between included."""
    point = pattern.index(("figure", ".")) if ("figure", ".") in pattern else len(pattern)
    whole, decimals = pattern[:point], pattern[point + 1 :]
    places = sum(kind == "figure" and text in "0#?" for kind, text in decimals)
    rounded = value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP, WIDE)
    digits, _, fraction = f"{rounded:f}".partition(".")
    shown = _whole(whole, digits.lstrip("0"))
    if point == len(pattern):
        return shown
    return shown + "." + _decimals(decimals, fraction)


def _whole(pattern: list[Token], digits: str) -> str:
    """Return the digits before the point, filled from the right into the placeholders."""
    grouped = ("figure", ",") in pattern
    slots = [text for kind, text in pattern if kind == "figure" and text in "0#?"]
    required = len(slots) - slots.index("0") if "0" in slots else 0
    digits = digits.rjust(required, "0")
    if all(kind == "figure" for kind, _ in pattern):
        return f"{int(digits):0{len(digits)},}" if grouped and digits else digits
    shown: list[str] = []
    left = list(digits)
    remaining = len(slots)
    for kind, text in reversed(pattern):
        if kind != "figure":
            shown.append(literal((kind, text))[::-1])
        elif text in "0#?" and left:
            remaining -= 1
            shown.append(left.pop())
            while not remaining and left:
                shown.append(left.pop())
    return "".join(shown)[::-1]


def _decimals(pattern: list[Token], fraction: str) -> str:
    """Return the digits after the point; # drops trailing zeros, ? keeps their width."""
    shown: list[str] = []
    kept = len(fraction.rstrip("0"))
    index = 0
    for kind, text in pattern:
        if kind == "figure" and text in "0#?":
            digit = fraction[index]
            shown.append(digit if text == "0" or index < kept else " " if text == "?" else "")
            index += 1
        else:
            shown.append(literal((kind, text)))
    return "".join(shown)


def _scientific(pattern: list[Token], value: Decimal) -> str:
    """Return the value as mantissa and exponent."""
    at = next(index for index, (kind, _) in enumerate(pattern) if kind == "exponent")
    mantissa, power = pattern[:at], pattern[at + 1 :]
    wide = sum(kind == "figure" and text in "0#?" for kind, text in _before_point(mantissa))
    exponent = (value.adjusted() // max(wide, 1)) * max(wide, 1) if value else 0
    shown = _figures(mantissa, value.scaleb(-exponent))
    if shown.partition(".")[0] == "1" + "0" * max(wide, 1):
        exponent += max(wide, 1)
        shown = _figures(mantissa, value.scaleb(-exponent))
    digits = sum(kind == "figure" and text == "0" for kind, text in power)
    sign = "-" if exponent < 0 else "+" if pattern[at][1].endswith("+") else ""
    return f"{shown}E{sign}{abs(exponent):0{max(digits, 1)}d}"


def _before_point(pattern: list[Token]) -> list[Token]:
    """Return the tokens before the decimal point."""
    return pattern[: pattern.index(("figure", "."))] if ("figure", ".") in pattern else pattern


def _fraction(pattern: list[Token], value: Decimal) -> str:
    """Return the value as whole and fraction: 0.5 by `# ?/?` is 1/2."""
    from fractions import Fraction  # noqa: PLC0415  # rare: keeps the usual start fast

    at = pattern.index(("figure", "/"))
    places = sum(kind == "figure" and text in "0#?" for kind, text in pattern[at + 1 :])
    nearest = Fraction(value).limit_denominator(10 ** max(places, 1) - 1)
    whole, rest = divmod(nearest, 1)
    if not rest:
        return str(whole)
    shown = f"{rest.numerator}/{rest.denominator}"
    return f"{whole} {shown}" if whole else shown
