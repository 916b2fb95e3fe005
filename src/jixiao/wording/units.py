"""Units of measure as printed, understood as dimensions: `元/人.月` is 元/(人·月)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from jixiao.model.message import Message, message
from jixiao.model.quantity import QuantityKind
from jixiao.standards.units import Unit, UnitGroup, unit_table
from jixiao.wording.numerals import half_width
from jixiao.wording.spaces import without_layout_spaces

if TYPE_CHECKING:
    from collections.abc import Iterable

SCALES: Final = {
    "十": Decimal(10),
    "百": Decimal(100),
    "千": Decimal(1000),
    "万": Decimal(10_000),
    "十万": Decimal(100_000),
    "百万": Decimal(1_000_000),
    "千万": Decimal(10_000_000),
    "亿": Decimal(100_000_000),
}
_SCALED: Final = re.compile(r"([十百千]?[万亿]|[十百千])(.+)")
_REMARK: Final = re.compile(r"[(（][^()（）]*[)）]$")
_TIMES: Final = re.compile(r"[.·•・∙⋅*×、]")
_PARTS: Final = re.compile(r"/+每?|每|[.·•・∙⋅*×]")
_CLASSIFIERS: Final = "个名位家所件台套处项座条次份期户人"
_NOUN: Final = re.compile(rf"([{_CLASSIFIERS}])([\u4e00-\u9fff]{{2,5}})")
_KIND_OF_GROUP: Final = {
    UnitGroup.AMOUNT: QuantityKind.AMOUNT,
    UnitGroup.RATIO: QuantityKind.RATIO,
    UnitGroup.DURATION: QuantityKind.DURATION,
    UnitGroup.COUNT: QuantityKind.COUNT,
    UnitGroup.MEASURE: QuantityKind.COUNT,
}


@dataclass(frozen=True, slots=True)
class Dimension:
    """A unit as understood: `factor` × product of base units with their powers.

    `powers` keeps the printed order, numerator first; ratios have none. `doubts` says what had
    to be supposed to understand the unit.
    """

    factor: Decimal
    powers: tuple[tuple[str, int], ...]
    kind: QuantityKind
    doubts: tuple[Message, ...] = ()

    def __str__(self) -> str:
        over = "·".join(_power(base, power) for base, power in self.powers if power > 0) or "1"
        below = [_power(base, -power) for base, power in self.powers if power < 0]
        if not below:
            return over
        under = "·".join(below)
        return f"{over}/({under})" if len(below) > 1 else f"{over}/{under}"


def _power(base: str, power: int) -> str:
    """Return a base unit with its power, the power left out when it is one."""
    return base if power == 1 else f"{base}{power}"


def _single(name: str) -> Unit | None:
    """Return a unit without fraction: known, scaled (万人次), with a remark or a noun behind it."""
    known = unit_table().get(name)
    if known is not None:
        return known
    scaled = _SCALED.fullmatch(name)
    if scaled is not None:
        unit = _single(scaled[2])
        if unit is None or unit.group in (UnitGroup.RATIO, UnitGroup.DURATION):
            return None
        return Unit(name, SCALES[scaled[1]] * unit.factor, unit.base, unit.group)
    bare = _REMARK.sub("", name)
    if bare not in ("", name):
        return _single(bare)
    return _with_classifier(name)


def _with_classifier(name: str) -> Unit | None:
    """Return the unit of a classifier with its noun: 个站 is counted in 站, 项新工程 in 项."""
    counted = unit_table().get(name[1:]) if name.startswith("个") else None
    if counted is not None and counted.group is UnitGroup.COUNT:
        return counted
    noun = _NOUN.fullmatch(name)
    return unit_table()[noun[1]] if noun is not None and noun[2] not in unit_table() else None


def is_classifier_with_noun(text: str) -> bool:
    """Return whether the last part of a unit is known by its classifier alone: 元/个服务窗."""
    last = _PARTS.split(text)[-1]
    noun = _NOUN.fullmatch(last)
    return noun is not None and last not in unit_table() and noun[2] not in unit_table()


def _run_together(name: str) -> list[Unit] | None:
    """Return the units of a denominator written without a sign between them: `人月`, `人年`."""
    known = unit_table()
    for cut in range(1, len(name)):
        first, second = known.get(name[:cut]), known.get(name[cut:])
        if first and second and second.group is UnitGroup.DURATION:
            return [first, second]
    return None


def _denominator(names: Iterable[str]) -> list[Unit] | None:
    """Return the units under the bar, or None when one of them is unknown."""
    units: list[Unit] = []
    for name in names:
        unit = _single(name)
        more = [unit] if unit is not None else _run_together(name)
        if more is None:
            return None
        units += more
    return units


def _swapped(text: str, over: Unit, under: list[Unit]) -> tuple[Unit, list[Unit], Message] | None:
    """Return money over the rest when a printed unit has it under the bar (`人/元/月`)."""
    money = [unit for unit in under if unit.group is UnitGroup.AMOUNT]
    if len(money) != 1 or over.group is not UnitGroup.COUNT:
        return None
    rest = [over, *(unit for unit in under if unit is not money[0])]
    understood = str(_composed(money[0], rest))
    doubt = message(
        "单位“{unit}”次序不合常理，按“{understood}”理解。", unit=text, understood=understood
    )
    return money[0], rest, doubt


def _composed(over: Unit, under: list[Unit], doubts: tuple[Message, ...] = ()) -> Dimension:
    """Return the dimension of a fraction."""
    factor = over.factor
    powers = {over.base: 1} if over.base else {}
    for unit in under:
        factor /= unit.factor
        powers[unit.base] = powers.get(unit.base, 0) - 1
    left = tuple((base, power) for base, power in powers.items() if power)
    return Dimension(factor, left, QuantityKind.RATE, doubts)


@lru_cache(maxsize=4096)
def parse_unit(text: str) -> Dimension | None:
    """Return what a printed unit means, or None when a part of it is not in the table.

    `元/人·月`, `元/人.月`, `元/人/月` and `元每人每月` are the same; `人/元/月` is understood as
    元/(人·月) with a doubt. 人, 人次 and 户 are different units.
    """
    plain = half_width(without_layout_spaces(text)).replace("（", "(").replace("）", ")")
    single = _single(plain)
    if single is not None:
        powers = ((single.base, 1),) if single.base else ()
        return Dimension(single.factor, powers, _KIND_OF_GROUP[single.group])
    parts = _PARTS.split(_without_brackets(plain))
    if len(parts) == 1 or not all(parts):
        return None
    over, under = _single(parts[0]), _denominator(parts[1:])
    if over is None or not under:
        return None
    swapped = _swapped(text, over, under)
    if swapped is not None:
        return _composed(swapped[0], swapped[1], (swapped[2],))
    return None if parts == ["人", "次"] else _composed(over, under)


def _without_brackets(text: str) -> str:
    """Return `元/(人·月)` as `元/人·月`."""
    head, slash, tail = text.partition("/(")
    return f"{head}/{tail[:-1]}" if slash and tail.endswith(")") else text


def render_unit(dimension: Dimension) -> str:
    """Return the base units of a dimension as exchange files write them: `元/(人·月)`, `1`."""
    return str(dimension)
