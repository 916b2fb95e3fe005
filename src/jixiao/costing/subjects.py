"""Whose figure it is: the words two texts share, and the group of people a text is limited to."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from jixiao.standards.costing import costing_words

if TYPE_CHECKING:
    from datetime import date

_HAN: Final = re.compile(r"[\u4e00-\u9fffA-Za-z]{2,}")
_NUMBERS: Final = re.compile(r"\d{2,}")
_AGES: Final = re.compile(
    r"\d+(?:周?岁)?(?:[-—–－~～至到]|——)\d+周?岁|\d+周?岁(?:及以上|及以下|（?含）?以上|以上|以下|以内)|年满\d+周?岁"
)
_WRITTEN: Final = re.compile(
    r"([一二三四五六七八九])?十([一二三四五六七八九])?(?=(?:[-—–－~～至到].{1,4})?周?岁)"
)
_DIGITS: Final = "〇一二三四五六七八九"
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_REMARK: Final = re.compile(r"[(（]([^()（）]+)[)）]")
_NEW: Final = re.compile(r"以前|以后|新")


@lru_cache(maxsize=8192)
def words_of(text: str, day: date) -> frozenset[str]:
    """Return the pairs of characters and the numbers that tell a text's subject."""
    rest = text
    for word in _empty_words(day):
        rest = rest.replace(word, " ")
    pairs = (run[at : at + 2] for run in _HAN.findall(rest) for at in range(len(run) - 1))
    return frozenset((*pairs, *_NUMBERS.findall(rest)))


@lru_cache(maxsize=64)
def _empty_words(day: date) -> tuple[str, ...]:
    """Return the words that tell no subject, the longest first."""
    return tuple(sorted(costing_words("empty_words", day), key=len, reverse=True))


def ages_in(text: str) -> tuple[str, ...]:
    """Return the age groups a text names: 65周岁以下, 年满60周岁, 80—89周岁; 八十 as 80."""
    return tuple(_AGES.findall(_WRITTEN.sub(_in_digits, text)))


def scopes_in(text: str, day: date) -> tuple[frozenset[str], ...]:
    """Return the limits a text sets on persons, by what excludes each other: ages, grades, town."""
    families = costing_words("scope_families", day)
    named = (frozenset(word for word in family if word in text) for family in families)
    return (frozenset(ages_in(text)), *named)


def group_of(text: str) -> frozenset[str] | None:
    """Return years and 以前 or 新 of the group in brackets (2021年12月以前); None for none."""
    for remark in reversed(_REMARK.findall(text)):
        years = _YEAR.findall(remark)
        if years:
            return frozenset(years) | frozenset(_NEW.findall(remark)[:1])
    return None


def _in_digits(age: re.Match[str]) -> str:
    """Return an age below a hundred that is written in characters as digits."""
    tens, ones = age.groups()
    return f"{_DIGITS.index(tens) if tens else 1}{_DIGITS.index(ones) if ones else 0}"
