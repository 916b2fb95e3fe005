"""Figures in running text: `1300元/人`, `18名`, `每人每月300元`, `148.65429万元`, `12个月`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from jixiao.costing.dimension import MONEY, Powers, money_per, times
from jixiao.model.amount import YUAN_PER_UNIT
from jixiao.model.quantity import QuantityKind
from jixiao.wording.numerals import half_width
from jixiao.wording.units import parse_unit

if TYPE_CHECKING:
    from collections.abc import Iterator

_LONGEST_UNIT: Final = 9
_EACH_NAMES: Final = "人|户|村|生|名|位|亩|次|台|社区|家|学年|年|学期|季度|月|天|日"
_FIGURE: Final = re.compile(
    rf"(?P<each>(?:每个?(?:{_EACH_NAMES}))*)(?P<between>[^\d，。；、：,;]{{0,4}}?)"
    r"(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
    r"(?P<unit>[^\d，。；、：:,;()（）“”\s]{1,9}|%)"
)
_EACH: Final = re.compile(
    rf"每个?({_EACH_NAMES})(?:最高|均)?({_EACH_NAMES})?|(?:(月|年))?(人|户|村|生|亩|月|次)均"
)
_BASES: Final = {"生": "人", "名": "人", "位": "人", "天": "日"}
_DATE_LIKE: Final = frozenset(("年", "月", "日", "年度", "月份", "天", "周"))


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its dimension as a text states it; `slack` is half its last printed digit."""

    value: Decimal
    powers: Powers
    slack: Decimal
    unit: str
    start: int


def bases_per(text: str) -> tuple[str, ...]:
    """Return the base units that a text puts below the bar: 每人每月, 人均, 每户年最高."""
    found: list[str] = []
    for match in _EACH.findall(text):
        found += [_BASES.get(name, name) for name in match if name]
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=8192)
def figures_in(text: str) -> tuple[Figure, ...]:
    """Return the figures of a text that carry a unit, in order; years and dates are left out."""
    if not any(character.isdigit() for character in text):
        return ()
    return tuple(_figures(half_width(text)))


def _figures(text: str) -> Iterator[Figure]:
    for match in _FIGURE.finditer(text):
        found = _understood(match)
        if found is not None:
            yield found


def _understood(match: re.Match[str]) -> Figure | None:
    """Return the figure with the longest unit that is known, or None for dates and names."""
    number = Decimal(match["number"].replace(",", ""))
    for length in range(min(len(match["unit"]), _LONGEST_UNIT), 0, -1):
        unit = match["unit"][:length]
        dimension = parse_unit(unit)
        if dimension is None:
            continue
        if dimension.kind is QuantityKind.DURATION and unit in _DATE_LIKE:
            return None
        powers = tuple(sorted(dimension.powers))
        if powers == MONEY:
            powers = money_per(bases_per(match["each"]))
        slack = rounding(match["number"], unit, dimension.factor)
        return Figure(number * dimension.factor, powers, slack, unit, match.start("number"))
    return None


def rounding(digits: str, unit: str, factor: Decimal) -> Decimal:
    """Return how far a printed figure may be off, in base units.

    A sum in 万元 or with 分 is rounded at its last digit; a standard, a head count is exact.
    """
    places = len(digits.partition(".")[2])
    scaled = YUAN_PER_UNIT.get(unit, Decimal(1)) > 1
    if not scaled and places < _CENTS:
        return Decimal(0)
    return Decimal((0, (5,), -places - 1)) * factor


_CENTS: Final = 2


def share_of_money(powers: Powers) -> bool:
    """Return whether a dimension is money, alone or per something."""
    return dict(powers).get("元") == 1


def per_more(powers: Powers, bases: tuple[str, ...]) -> Powers:
    """Return money with further base units below the bar; those already there stay once."""
    held = dict(powers)
    return times(powers, *(((base, -1),) for base in bases if base not in held))
