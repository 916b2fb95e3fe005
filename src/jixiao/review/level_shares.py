"""Shares of several levels of government in one sentence: 中央承担50%、省级30%、县级20%."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final

from jixiao.wording.numerals import half_width

_LEVEL: Final = (
    r"(中央|自治区|省级?|市级?|州级?|盟级?|县级?|(?<!治)区级?|县区|旗级?|乡镇|乡级|镇级|村级"
    r"|个人|农户|企业)"
)
_FUND: Final = r"(?:本级)?(?:财政|政府|资金)?"
_BEARS: Final = (
    r"(?:按|各|负责)?(?:承担|负担|分担|补助|补贴|配套|出资|匹配|安排|占)?(?:比例)?[为是]?"
)
_NUMBER: Final = r"(\d+(?:\.\d+)?)"
_EACH: Final = re.compile(rf"{_LEVEL}{_FUND}{_BEARS}{_NUMBER}%")
_LISTED: Final = re.compile(
    rf"((?:{_LEVEL}{_FUND}[、和与及，]?){{2,}})(?:三级|两级|四级)?(?:财政)?(?:分别|各自)?"
    rf"(?:按|按照)?{_BEARS}((?:{_NUMBER}%?[、：:和与及，∶]?){{2,}})"
)
_ABOUT: Final = re.compile(r"承担|负担|分担|配套|出资|分摊|匹配")
_HUNDRED: Final = Decimal(100)
_TEN: Final = Decimal(10)


def stated_shares(sentence: str) -> dict[str, Decimal]:
    """Return the percentages (0-100) by the levels that bear them; empty for other sentences."""
    text = half_width(sentence)
    if not _ABOUT.search(text):
        return {}
    found = {name: Decimal(number) for name, number in _EACH.findall(text)}
    return found if len(found) > 1 else _in_order(text)


def without_shares(text: str) -> str:
    """Return a text without the shares of levels that it states."""
    return _LISTED.sub("", _EACH.sub("", half_width(text)))


def _in_order(text: str) -> dict[str, Decimal]:
    """Return the shares of levels that are listed first: 省、市、县分别承担40%、30%、30%."""
    match = _LISTED.search(text)
    if match is None:
        return {}
    names = re.findall(_LEVEL, match[1])
    numbers = [Decimal(number) for number in re.findall(_NUMBER, match[3])]
    if len(names) != len(numbers) or len(set(names)) != len(names):
        return {}
    if "%" not in match[3]:
        numbers = _of_ratio(numbers)
    return dict(zip(names, numbers, strict=False))


def _of_ratio(numbers: list[Decimal]) -> list[Decimal]:
    """Return the parts of a ratio as percentages when it is one of tenths or hundredths."""
    whole = sum(numbers, Decimal(0))
    if abs(whole - _TEN) <= 1:
        return [number * _TEN for number in numbers]
    return numbers if abs(whole - _HUNDRED) <= _TEN else []
