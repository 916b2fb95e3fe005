"""Spans of ages, grades and sizes that texts name: 80至89周岁, 一至四级, 30亩以上."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from jixiao.wording.numerals import half_width

if TYPE_CHECKING:
    from collections.abc import Mapping

Span = tuple[Decimal, Decimal]

_UNITS: Final = "周?岁|级|档|类|等|年|亩|公里|吨|平方米|万元|元|人|户"
_NUMBER: Final = r"\d+(?:\.\d+)?"
_SPAN: Final = re.compile(
    rf"(?P<first>{_NUMBER})(?:{_UNITS})?(?:[-—–－~～至到]|——)(?P<last>{_NUMBER})(?P<unit>{_UNITS})"
    rf"|(?P<bound>{_NUMBER})(?P<of>{_UNITS})[（(]?(?P<side>及以上|含?以上|及以下|含?以下|以内)"
    rf"|(?P<only>{_NUMBER})(?P<grade>级|档|类)"
)
_DIGITS: Final = {sign: str(at) for at, sign in enumerate("一二三四五六七八九", 1)}
_WRITTEN: Final = re.compile(r"[一二三四五六七八九](?=[-—~～至到、和及]|级|档|类)")
_MOST: Final = Decimal("Infinity")


@lru_cache(maxsize=8192)
def spans_in(text: str) -> Mapping[str, Span]:
    """Return the span that a text sets in each unit; a unit that it spans twice is left out."""
    digits = _WRITTEN.sub(lambda match: _DIGITS[match[0]], half_width(text))
    found: dict[str, Span] = {}
    twice: set[str] = set()
    for match in _SPAN.finditer(digits):
        unit = (match["unit"] or match["of"] or match["grade"]).replace("周", "")
        twice |= {unit} & found.keys()
        found[unit] = _span(match)
    return {unit: span for unit, span in found.items() if unit not in twice}


def narrower(one: str, other: str) -> bool:
    """Return whether a text limits itself to a part of what another one spans, in one unit."""
    wide = spans_in(other)
    return any(
        unit in wide
        and span != wide[unit]
        and wide[unit][0] <= span[0]
        and span[1] <= wide[unit][1]
        for unit, span in spans_in(one).items()
    )


def _span(match: re.Match[str]) -> Span:
    if match["first"]:
        return Decimal(match["first"]), Decimal(match["last"])
    if match["only"]:
        return Decimal(match["only"]), Decimal(match["only"])
    bound = Decimal(match["bound"])
    return (bound, _MOST) if "上" in match["side"] else (Decimal(0), bound)
