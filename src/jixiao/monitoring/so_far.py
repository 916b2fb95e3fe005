"""Headings that say that money is a sum up to a day: 1-7月, 截至7月, 二季度末, 前三季度, 累计."""

from __future__ import annotations

from typing import Final

MONTH: Final = r"(?:\d{1,2}|十[一二]?|[一二三四五六七八九])月"
QUARTER: Final = r"[\d一二三四]季度"
_DASHES: Final = r"\-~\u2010-\u2015\u2212\u2500\u301c\uff0d\uff5e"
_TO: Final = rf"(?<![2２][0０]\d\d)[至到{_DASHES}](?:{MONTH}|{QUARTER})"
"""A day may follow a year by a dash: 2026-7月 is one month."""
_AND: Final = r"(?:月|季度)?[、，,和及与]"
_LISTED: Final = rf"(?<![\d十])[1１一]{_AND}[2２二](?:{_AND}\w)*(?:月|季度)"
SO_FAR: Final = (
    rf"截[至止]|累计|{_TO}|{_LISTED}|(?:月份?|季度)[底末止]|前\w{{1,2}}个月|前\w个?季度|上半年"
)
"""A regular expression, to be searched in a heading without spaces."""
