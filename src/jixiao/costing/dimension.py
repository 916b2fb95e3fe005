"""Products of base units: what may be multiplied, and what is left over."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from jixiao.wording.units import parse_unit

if TYPE_CHECKING:
    from collections.abc import Iterable

Powers = tuple[tuple[str, int], ...]
"""Base units with their powers, sorted by name; none for a pure number."""

PURE: Final[Powers] = ()
MONEY: Final[Powers] = (("元", 1),)


def of(base: str) -> Powers:
    """Return the dimension of one base unit: `人`."""
    return ((base, 1),)


def money_per(bases: Iterable[str]) -> Powers:
    """Return 元 over the given base units: 元/(人·月)."""
    return times(MONEY, *(((base, -1),) for base in bases))


def times(*many: Powers) -> Powers:
    """Return the dimension of a product; what stands above and below the bar cancels."""
    powers: dict[str, int] = {}
    for one in many:
        for base, power in one:
            powers[base] = powers.get(base, 0) + power
    return tuple(sorted((base, power) for base, power in powers.items() if power))


def under_one(powers: Powers) -> Powers:
    """Return one over a dimension: 人 becomes 1/人."""
    return tuple((base, -power) for base, power in powers)


@lru_cache(maxsize=1024)
def dimension_of(text: str) -> Powers | None:
    """Return the dimension that an exchange file writes (`元/(人·月)`, `1`); None if unknown."""
    if text == "1":
        return PURE
    understood = parse_unit(text)
    return None if understood is None else tuple(sorted(understood.powers))


def under(powers: Powers) -> tuple[str, ...]:
    """Return the base units below the bar, those of time last."""
    below = [base for base, power in powers if power < 0]
    return tuple(sorted(below, key=lambda base: (base in TIMES, base)))


TIMES: Final = ("学年", "年", "学期", "季度", "月", "周", "日", "工作日", "次")
"""Base units of time and of repetition: they ask for a number of periods, not of heads."""


def written(powers: Powers) -> str:
    """Return the dimension as officials write it: `元/人·月`; empty for a pure number."""
    above = [base for base, power in powers if power > 0]
    over = "·".join(sorted(above, key=lambda base: (base != "元", base)))
    below = "·".join(under(powers))
    return f"{over or '1'}/{below}" if below else over
