"""A target and its actual as two values of one kind, or why they cannot be held together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from jixiao.model.message import Message, message
from jixiao.model.quantity import QuantityKind
from jixiao.wording.targets import parse_target

if TYPE_CHECKING:
    from jixiao.model.indicator import Indicator
    from jixiao.model.quantity import Quantity

_WORDS: Final = {QuantityKind.GRADE, QuantityKind.TEXT}
# A spread is held against a number, a period against the day something was done.
_SPREAD: Final = {QuantityKind.RANGE}
_TIME: Final = {QuantityKind.DATE, QuantityKind.PERIOD}


@dataclass(frozen=True, slots=True)
class Reached:
    """A target and an actual as understood, with the texts they were printed as."""

    target: Quantity
    actual: Quantity
    target_text: str
    actual_text: str


def reached(row: Indicator) -> Reached | Message:
    """Return target and actual of a row, or why they cannot be compared.

    An actual without a unit is read in the target's. A bare number of at most 1 against a
    percentage may be either, and is not guessed.
    """
    target, text = row.target.quantity, row.actual or ""
    if target is None:
        return message("目标值“{target}”无法理解，不能计算。", target=row.target.text or "")
    actual = _actual(row, text)
    if isinstance(actual, Message):
        return actual
    if not _comparable(target, actual):
        return message(
            "实际完成值“{actual}”与目标值“{target}”的单位或种类不同，不能比较；"
            "请按目标值的单位填写。",
            actual=text,
            target=row.target.text or "",
        )
    return Reached(target, actual, row.target.text or "", text)


def _actual(row: Indicator, text: str) -> Quantity | Message:
    """Return the actual as a quantity, in the target's unit where it prints none."""
    alone = parse_target(text)
    read = alone
    if alone.unit is None and row.target.unit:
        number = alone.quantity.number if alone.quantity else None
        if row.target.unit in ("%", "％") and number is not None and 0 < number <= 1:
            return message(
                "实际完成值“{actual}”没有写单位，可能是{actual}%，也可能是比率；请写明。",
                actual=text,
            )
        read = parse_target(text, unit=row.target.unit)
    if read.quantity is None:
        return message("实际完成值“{actual}”无法理解，不能计算。", actual=text)
    return read.quantity


def _comparable(target: Quantity, actual: Quantity) -> bool:
    """Return whether the two are of one kind and dimension, or both words."""
    if target.kind in _WORDS:
        return actual.kind in _WORDS
    if target.kind in _TIME:
        return actual.kind is QuantityKind.DATE
    if target.kind in _SPREAD:
        return actual.number is not None and actual.dimension == target.dimension
    if actual.number is None:
        return False
    if target.kind is QuantityKind.RATE and target.dimension == f"{actual.dimension}/年":
        return True  # what was counted over the year against so many a year
    return target.kind is actual.kind and target.dimension == actual.dimension
