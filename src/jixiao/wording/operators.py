"""Comparison operators in whatever manner a table prints them: ≧, >=, 不低于, 以上."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from jixiao.model.quantity import Comparison
from jixiao.model.target import QUALITATIVE
from jixiao.wording.numerals import half_width
from jixiao.wording.spaces import without_layout_spaces

SIGNS: Final = {
    "≥": "≥ ≧ ⩾ ≽ >= => ≥= >＝ \\geq \\geqslant \\ge ＞＝",
    "≤": "≤ ≦ ⩽ ≼ <= =< ≤= \\leq \\leqslant \\le",
    "=": "= == ═ ﹦ ＝",
    ">": "> ﹥ \\gt",
    "<": "< ﹤ \\lt",
}
WORDS: Final = {
    "≥": "大于等于 大于或等于 不低于 不少于 不小于 不得低于 不得少于 至少 高于等于 达到或超过",
    "≤": "小于等于 小于或等于 不超过 不高于 不大于 不多于 不得超过 不得高于 不超出 最高不超过 "
    "至多 低于等于",
    "=": "等于",
    ">": "大于 高于 超过 多于",
    "<": "小于 低于 少于",
}
# Before a number these are operators; before words they belong to them (最低工资标准).
NUMBER_WORDS: Final = {"≥": "最低 最少", "≤": "最高 最多"}
SUFFIXES: Final = {"≥": "及以上 或以上 以上", "≤": "及以下 或以下 以下 以内 之内 内"}
COMPARISONS: Final = {
    "≥": Comparison.AT_LEAST,
    "≤": Comparison.AT_MOST,
    "=": Comparison.EQUAL,
    ">": Comparison.MORE_THAN,
    "<": Comparison.LESS_THAN,
}


def _by_text(*tables: dict[str, str]) -> dict[str, str]:
    """Return every way of writing → the operator it stands for."""
    return {way: sign for table in tables for sign, ways in table.items() for way in ways.split()}


LEADING: Final = _by_text(SIGNS, WORDS)
BEFORE_NUMBERS: Final = LEADING | _by_text(NUMBER_WORDS)
TRAILING: Final = _by_text(SUFFIXES)
_ALL: Final = (
    LEADING
    | TRAILING
    | dict.fromkeys(("定性", "定性指标", "定性描述", "文字描述", "文字"), QUALITATIVE)
)


@lru_cache(maxsize=1024)
def operator_of(text: str) -> str | None:
    """Return ≥ ≤ = > < or `qualitative` when the text is an operator and nothing else.

    Signs in any width, doubled signs (>=) and words (不低于, 以上) count; 定量, 正向 and 反向 say
    something else and give None.
    """
    plain = half_width(without_layout_spaces(text)).strip("()（）:：$")
    return _ALL.get(plain)
