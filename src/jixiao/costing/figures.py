"""Figures in running text: `1300元/人`, `18名`, `每人每月300元`, `148.65429万元`, `12个月`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from jixiao.costing.dimension import MONEY, Powers, of, times
from jixiao.model.amount import YUAN_PER_UNIT
from jixiao.model.quantity import QuantityKind
from jixiao.wording.numerals import chinese_number, half_width
from jixiao.wording.units import Dimension, is_classifier_with_noun, parse_unit

if TYPE_CHECKING:
    from collections.abc import Iterator

_LONGEST_UNIT: Final = 9
_EACH_NAMES: Final = (
    "人|户|村|生|名|位|亩|次|台|期|场|座|辆|套|件|处|栋|株|公里|社区|家|学年|年|学期|季度|月|天|日"
    "|部|所|间|条|块|头|只|份|册|张|宗|起|例|艘|盏|架|口|眼|孔|笔|站|点|店|队|组|班|具|根|顶|把|项|幢|篇"
)
_FIGURE: Final = re.compile(
    rf"(?P<each>(?:每个?(?:{_EACH_NAMES}))*)(?P<between>[^\d，。；、：,;]{{0,4}}?)(?<!第)"
    r"(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
    r"(?=(?P<unit>[^\d，。；、：:,;()（）“”\s]{1,9}|%))"
)
# What every figure holds: a digit and the first sign of its unit.
_COUNTED: Final = re.compile(r"\d[^\d，。；、：:,;()（）“”\s]")
# What the digits of every figure are written in.
_WRITTEN: Final = re.compile(r"\d|[零〇二两三四五六七八九十百千](?:元|万元|名|户|个月)")
_WORDS: Final = re.compile(r"[零〇二两三四五六七八九十百千]{1,7}(?=元|万元|名|户|个月)")
_PER: Final = re.compile(
    r"(?:每|单(?!位))(?=(?P<unit>[^\d，。；、\s]{1,4}))|(?P<mean>[年月]?[^\d，。；、\s平])均"
)
_PERIOD_BEHIND: Final = re.compile(r"(?:最高)?([年月日])")
_NAMES: Final = {"生": "人", "天": "日"}
# Months, all or of the kind that is paid for: 12个月测算, 10个在校月, 5个采暖月.
_MONTHS: Final = re.compile(r"个(?:月|[^每各逐按本当次上下\d]{1,3}月(?![均度报底初末中内]))")
_DATE_LIKE: Final = frozenset(("年", "月", "日", "年度", "月份", "周"))
# Behind one of these 12月 is twelve months and no December.
_TIMES_SIGNS: Final = frozenset("×*＊✕xX")
_RATIO: Final = re.compile(r"(?<![\d:：])\d{1,2}(?:[:：∶]\d{1,2}){1,4}(?![\d:：])")
_WHOLES: Final = (Decimal(10), Decimal(100))
_CENTS: Final = 2
_ONE_YUAN: Final = ("元", 1)
Per = tuple[tuple[str, Decimal], ...]
"""Base units below the bar, each with the size of the unit that is written: 公里 is 1000 米."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number with its dimension as a text states it; `slack` is half its last printed digit."""

    value: Decimal
    powers: Powers
    slack: Decimal
    unit: str
    start: int


@lru_cache(maxsize=8192)
def units_per(text: str) -> Per:
    """Return the units that a text puts below the bar: 每人每月, 人均, 每户年最高, 单座, 每公里."""
    found: dict[str, Decimal] = {}
    for match in _PER.finditer(text):
        if match["mean"]:
            for name in match["mean"]:
                _add_unit(found, name)
            continue
        length = _add_unit(found, match["unit"])
        behind = _PERIOD_BEHIND.match(text, match.start("unit") + length) if length else None
        if behind is not None:
            _add_unit(found, behind[1])
    return tuple(found.items())


def _add_unit(found: dict[str, Decimal], text: str) -> int:
    """Add the longest unit that a text begins with; return its length, 0 when there is none."""
    for length in range(len(text), 0, -1):
        name = text[:length]
        dimension = parse_unit(_NAMES.get(name, name))
        if dimension is not None and len(dimension.powers) == 1 and dimension.powers != MONEY:
            found.setdefault(dimension.powers[0][0], dimension.factor)
            return length
    return 0


@lru_cache(maxsize=8192)
def in_digits(text: str) -> str:
    """Return the text with full-width digits and numerals before 元, 名, 户 and 个月 in digits."""
    return _WORDS.sub(lambda match: str(chinese_number(match[0]) or match[0]), half_width(text))


@lru_cache(maxsize=8192)
def figures_in(text: str) -> tuple[Figure, ...]:
    """Return the figures of a text that carry a unit, in order; years and dates are left out.

    `start` counts in the text as `in_digits` returns it.
    """
    return tuple(_figures(in_digits(text))) if _WRITTEN.search(text) else ()


def _figures(text: str) -> Iterator[Figure]:
    if not _COUNTED.search(text):
        return
    for match in _FIGURE.finditer(text):
        found = _understood(match)
        if found is not None:
            yield found


def _understood(match: re.Match[str]) -> Figure | None:
    """Return the figure with the longest unit that is known, or None for dates and names."""
    number = Decimal(match["number"].replace(",", ""))
    if months := _MONTHS.match(match["unit"]):
        return Figure(number, of("月"), Decimal(0), months[0], match.start("number"))
    known = [
        (unit, dimension)
        for length in range(min(len(match["unit"]), _LONGEST_UNIT), 0, -1)
        if (dimension := parse_unit(unit := match["unit"][:length])) and not _per_head(dimension)
    ]
    # 个工作日按 is a classifier and any noun; the 个工作日 it begins with says more.
    sure = (pair for pair in known if len(pair[0]) > 1 and not is_classifier_with_noun(pair[0]))
    unit, dimension = next(sure, known[0] if known else ("", None))
    if dimension is None:
        return None
    times_it = match.string[: match.start("number")].rstrip()[-1:] in _TIMES_SIGNS
    if dimension.kind is QuantityKind.DURATION and unit in _DATE_LIKE and not times_it:
        return None
    powers = tuple(sorted(dimension.powers))
    slack = rounding(match["number"], unit, dimension.factor)
    value = number * dimension.factor
    if powers == MONEY:
        value, powers = divided(value, powers, units_per(match["each"]))
    return Figure(value, powers, slack, unit, match.start("number"))


def shares_in(text: str) -> tuple[Decimal, ...]:
    """Return the parts of a ratio that makes a whole (6:2:2, 70:30), as shares of it; else none."""
    for match in _RATIO.finditer(half_width(text)):
        parts = [Decimal(part) for part in re.split(r"\D", match[0])]
        whole = sum(parts, Decimal(0))
        if whole in _WHOLES and all(parts):
            return tuple(dict.fromkeys(part / whole for part in parts))
    return ()


def _per_head(dimension: Dimension) -> bool:
    """Return whether a unit is a part of a sentence (名…按每人), over something and no money."""
    return dimension.kind is QuantityKind.RATE and not share_of_money(dimension.powers)


def rounding(digits: str, unit: str, factor: Decimal) -> Decimal:
    """Return how far a printed figure may be off, in base units.

    A sum in 万元 or with 分 is rounded at its last digit; a standard, a head count is exact.
    """
    places = len(digits.partition(".")[2])
    scaled = YUAN_PER_UNIT.get(unit, Decimal(1)) > 1
    if not scaled and places < _CENTS:
        return Decimal(0)
    return Decimal((0, (5,), -places - 1)) * factor


def share_of_money(powers: Powers) -> bool:
    """Return whether a dimension is money, alone or per something."""
    return _ONE_YUAN in powers


def divided(value: Decimal, powers: Powers, per: Per) -> tuple[Decimal, Powers]:
    """Return money divided by units; those already below the bar stay once."""
    held = dict(powers)
    new = [(base, factor) for base, factor in per if base not in held]
    for _, factor in new:
        value /= factor
    return value, times(powers, *(((base, -1),) for base, _ in new))
