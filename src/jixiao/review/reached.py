"""What a basis says was reached in an earlier year: 2025年热线平台统计实际办结率84%."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from jixiao.costing.figures import figures_in
from jixiao.review.rows import plain

_RATE: Final = re.compile(r"(\d+(?:\.\d+)?)[%％]")
_YEAR: Final = re.compile(r"20\d\d(?=年)")
_EARLIER: Final = re.compile(r"上年|去年|上一年|往年|近[两三23]年|历年")
# What must be reached, or by how much something changed, is no actual.
_NO_ACTUAL: Final = re.compile(
    r"不[低少高]于|不超过|不得|应当?|须|要求|规定|目标|标准|计划|提[高升]|增长|下降|降低|增加|减少|至少|以[上下]|测算|承担|分担|补助|浮动|[≥≤<>]"
)
_PERCENT: Final = Decimal(100)


def counted_in(basis: str | None, unit: str | None, year: int | None) -> Decimal | None:
    """Return the one number in a base unit that a basis tells of a year before the plan's.

    A paper's number or what was planned is no actual.
    """
    text = plain(basis)
    counts = [one.value for one in figures_in(text) if one.powers == ((unit, 1),)]
    years = [int(told) for told in _YEAR.findall(text)]
    if len(counts) != 1 or not years or year is None or max(years) >= year:
        return None
    return None if _NO_ACTUAL.search(text) else counts[0]


def reached_in(basis: str | None, year: int | None) -> Decimal | None:
    """Return the one rate (0-1) that a basis tells of a year before the plan's; None if unsure."""
    text = plain(basis)
    rates = _RATE.findall(text)
    if len(rates) != 1 or _NO_ACTUAL.search(text):
        return None
    earlier = [int(told) for told in _YEAR.findall(text)]
    past = bool(_EARLIER.search(text)) or (
        year is not None and bool(earlier) and max(earlier) < year
    )
    return Decimal(rates[0]) / _PERCENT if past else None
