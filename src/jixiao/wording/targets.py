"""Targets of indicators, parsed into operator, value and unit, understood, and rendered."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from jixiao.model.message import message
from jixiao.model.target import QUALITATIVE, Target
from jixiao.wording.numerals import half_width
from jixiao.wording.operators import LEADING, TRAILING, operator_of
from jixiao.wording.quantities import quantity_of
from jixiao.wording.spaces import without_layout_spaces
from jixiao.wording.target_grammar import TRAILING_TARGET, parts_of
from jixiao.wording.units import SCALES, parse_unit

if TYPE_CHECKING:
    from jixiao.model.message import Message

_GAPS: Final = frozenset(("-", "--", "—", "——", "–", "/", "\\", "无", "空", ""))
_NOT_UNITS: Final = _GAPS | {"文字描述", "定性", "无单位", "其他", "文字"}
_STRAY: Final = re.compile(r"^[)）\]】]|[(（\[【]$")


def _joined(operator: str, text: str, unit: str) -> str:
    """Return the cells as printed one behind the other; what the target repeats stays once."""
    head = "" if operator and text.startswith(operator) else operator
    tail = "" if unit and text.endswith(unit) else unit
    return f"{head}{text}{tail}"


@lru_cache(maxsize=65536)
def _parsed(text: str, operator: str, unit: str) -> Target:
    """Return the target of three cells without layout spaces, empty where none is printed."""
    printed = _joined(operator, text, unit)
    if not printed:
        return Target()
    sign = operator_of(operator) if operator else None
    own_unit = None if unit in _NOT_UNITS else half_width(unit)
    if text in _GAPS and (text != "无" or sign is not None):
        return Target(printed, sign, None, own_unit)
    parts = parts_of(text, sign=sign, unit=own_unit)
    return Target(printed, parts.operator, parts.value, parts.unit, quantity_of(parts))


def parse_target(
    text: str | None, *, operator: str | None = None, unit: str | None = None
) -> Target:
    """Return a printed target split and understood; `operator` and `unit` are separate columns.

    The quantity is None when the target was not understood; nothing is guessed.
    """
    cells = (without_layout_spaces(cell) if cell else "" for cell in (text, operator, unit))
    return _parsed(*cells)


def render_target(target: Target) -> str:
    """Return operator, value and unit as officials write them; parsing gives the same quantity.

    Where the parts alone would mean something else (`每人5000元`) the printed text is returned.
    """
    sign = "" if target.operator in (None, QUALITATIVE) else target.operator
    plain = f"{sign}{target.value or ''}{target.unit or ''}"
    if target.text is None or parse_target(plain).quantity == target.quantity:
        return plain
    return target.text


def trailing_target(text: str) -> tuple[str, str] | None:
    """Return (name, target) of a cell that holds both, a sign and figures at its end, else None.

    `开通网上申报单位覆盖率，调查达到≥98%` → name and `≥98%`, both without layout spaces.
    """
    match = TRAILING_TARGET.fullmatch(without_layout_spaces(text))
    return (match["name"], match["target"]) if match else None


def doubts_of(target: Target) -> tuple[Message, ...]:
    """Return what a careful reader would ask about a target's wording; empty when nothing."""
    understood = target.quantity is not None
    return _doubts(target.text or "", target.value, target.unit, understood=understood)


@lru_cache(maxsize=8192)
def _doubts(
    text: str, value: str | None, unit: str | None, *, understood: bool
) -> tuple[Message, ...]:
    """Return the doubts of `doubts_of`, worked out once per wording."""
    doubts: list[Message] = []
    if _STRAY.search(text):
        doubts.append(message("“{text}”带有不成对的括号，括号未计入指标值。", text=text))
    dimension = parse_unit(unit) if unit else None
    if dimension is not None:
        doubts += dimension.doubts
    elif unit and unit not in SCALES:
        doubts.append(message("计量单位“{unit}”不在单位表中，指标值未按数量理解。", unit=unit))
    if _says_twice(text):
        doubts.append(message("“{text}”把比较符号写了两遍。", text=text))
    if value and not understood and unit is None:
        doubts.append(message("“{text}”没有作为一个数量理解，按原文保留。", text=text))
    return tuple(doubts)


def _says_twice(text: str) -> bool:
    """Return whether a sign in front and a word behind say the same (`≥95%以上`)."""
    front = any(text.startswith(way) for way in LEADING)
    return front and any(text.endswith(way) for way in TRAILING)
