"""Which method gives an indicator its points."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from jixiao.evaluation.scoring.between import between
from jixiao.evaluation.scoring.by_date import by_date
from jixiao.evaluation.scoring.exact import exact
from jixiao.evaluation.scoring.graded import graded
from jixiao.evaluation.scoring.positive import positive
from jixiao.evaluation.scoring.reverse import reverse
from jixiao.evaluation.scoring.satisfaction import satisfaction
from jixiao.evaluation.share import NOTHING, WHOLE, Share
from jixiao.model.indicator import Level1
from jixiao.model.message import message
from jixiao.model.quantity import Comparison, QuantityKind
from jixiao.standards.indicator_classes import level1_of, level2_of

if TYPE_CHECKING:
    from jixiao.evaluation.reached import Reached
    from jixiao.model.indicator import Indicator
    from jixiao.model.quantity import Quantity
    from jixiao.standards.scoring import ScoringScheme

_WORDS: Final = {QuantityKind.GRADE, QuantityKind.TEXT}
_TIME: Final = {QuantityKind.DATE, QuantityKind.PERIOD}
STRICT: Final = {Comparison.MORE_THAN, Comparison.LESS_THAN}
_BELOW_NOUGHT: Final = {"摄氏度"}
AT_MOST: Final = {Comparison.AT_MOST, Comparison.LESS_THAN}
_REVERSE_WORDS: Final = ("反向", "反向指标", "negative")
# Paid as laid down: more is a fault as less is.
_KEPT_EXACTLY: Final = {QuantityKind.AMOUNT, QuantityKind.RATE}
_MONEY: Final = "元"


def share_of(row: Indicator, held: Reached, scheme: ScoringScheme, year: int | None) -> Share:
    """Return the share (0-1) of a row's points; `year` completes days printed without one.

    Who stands on the line of a strict comparison has not met it, but has all of the proportion.
    """
    target = held.target
    if target.kind in _WORDS:
        return graded(held.target_text, held.actual_text, scheme)
    if target.kind in _TIME:
        return by_date(held, scheme, year)
    if is_implausible(row, held):
        told = message("实际值“{actual}”是负数，不能判断，请核对", actual=held.actual_text)
        return Share("unread", NOTHING, WHOLE, told, scheme.source)
    actual = held.actual.number or Decimal(0)
    if isinstance(target.value, tuple):
        low, high = (Decimal(bound) for bound in target.value)
        return between(low, high, actual, scheme)
    if scheme.satisfaction == "bands" and _asks_satisfaction(row, held):
        return satisfaction(actual, scheme)
    return _numeric(row, held, actual, scheme)


def _numeric(row: Indicator, held: Reached, actual: Decimal, scheme: ScoringScheme) -> Share:
    """Return the share for a number by the way its comparison points, else its class."""
    number = held.target.number or Decimal(0)
    comparison = held.target.comparison
    is_bare = comparison in (None, Comparison.EQUAL)
    if is_bare and (number == 0 or (comparison is not None and _is_money(held))):
        return exact(number, actual, scheme)
    strict = comparison in STRICT
    method = reverse if is_reverse(row, held) else positive
    return method(number, actual, scheme, strict=strict)


def is_reverse(row: Indicator, held: Reached) -> bool:
    """Return whether less is better: by the comparison, else by what the row says or costs."""
    comparison = held.target.comparison
    if comparison is None:
        return _is_cost(row) or row.direction in _REVERSE_WORDS
    return comparison in AT_MOST


def is_implausible(row: Indicator, held: Reached) -> bool:
    """Return whether an actual below nought would be taken for the best of all.

    Ratios grow and shrink, and it may be cold; counts, money and time are never below nought.
    """
    number, target = held.actual.number, held.target
    if number is None or number >= 0 or target.kind is QuantityKind.RATIO:
        return False
    least = min(_ends(target))
    return least >= 0 and is_reverse(row, held) and target.dimension not in _BELOW_NOUGHT


def stands_on_strict_line(held: Reached) -> bool:
    """Return whether an actual equals a target that was to be passed, or not to be reached."""
    number = held.actual.number
    return held.target.comparison in STRICT and number is not None and number == held.target.number


def _ends(target: Quantity) -> tuple[Decimal, ...]:
    value = target.value
    return tuple(Decimal(each) for each in (value if isinstance(value, tuple) else (value,)))


def _is_money(held: Reached) -> bool:
    """Return whether a target is a sum or a standard in money."""
    return held.target.kind in _KEPT_EXACTLY and _MONEY in (held.target.dimension or "")


def _is_cost(row: Indicator) -> bool:
    """Return whether a row states a cost, on level 1 as in 2021 or under output as in 2015."""
    level = level1_of(row.level1) if row.level1 else None
    found = level2_of(row.level2) if row.level2 else None
    return level is Level1.COST or bool(found and found.is_cost)


def _asks_satisfaction(row: Indicator, held: Reached) -> bool:
    """Return whether a row is a share of satisfied people."""
    level = level1_of(row.level1) if row.level1 else None
    found = level2_of(row.level2) if row.level2 else None
    stands = level is Level1.SATISFACTION or bool(found and found.kind == "satisfaction")
    return stands and held.target.kind is QuantityKind.RATIO
