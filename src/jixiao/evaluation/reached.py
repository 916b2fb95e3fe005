"""A target and its actual as two values of one kind, or why they cannot be held together."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from jixiao.evaluation.common_measure import in_one_measure
from jixiao.evaluation.incomparable import incomparable, is_monthly
from jixiao.evaluation.reading_actuals import TIME, WORDS, read_actual
from jixiao.model.message import Message, message
from jixiao.model.quantity import Quantity, QuantityKind, QuantityValue

if TYPE_CHECKING:
    from jixiao.model.indicator import Indicator

# What was counted over the year against so many a month: a year has so many of them.
_IN_A_YEAR: Final = {"年": 1, "季度": 4, "月": 12}
_COUNTED: Final = {QuantityKind.COUNT, QuantityKind.AMOUNT}
_OF_THE_YEAR: Final = ("全年", "年度", "年")
_RATIO: Final = "1"


@dataclass(frozen=True, slots=True)
class Reached:
    """A target and an actual as understood, with the texts they were printed as.

    Both stand in one dimension, the target's or one both lead to; `notes` say what had to be
    supposed to compare them.
    """

    target: Quantity
    actual: Quantity
    target_text: str
    actual_text: str
    notes: tuple[Message, ...] = ()


def reached(row: Indicator) -> Reached | Message:
    """Return target and actual of a row, or why they cannot be compared.

    An actual without a unit is read in the target's. Units a fixed factor leads between are
    converted; what a year's count is against so many a month, is worked out.
    """
    target, text = row.target.quantity, row.actual or ""
    if target is None:
        return message("目标值“{target}”无法理解，不能计算。", target=row.target.text or "")
    read = read_actual(text, row.target, target)
    if isinstance(read, Message):
        return read
    actual, notes = read
    pair = _together(target, actual, text)
    if isinstance(pair, Message):
        return pair
    if pair is None:
        return incomparable(row.target, target, text, actual)
    return Reached(*pair[:2], row.target.text or "", text, (*notes, *pair[2]))


Pair = tuple[Quantity, Quantity, tuple[Message, ...]]


def _together(target: Quantity, actual: Quantity, text: str) -> Pair | Message | None:
    """Return the two in one measure with what was supposed; None where they have none."""
    if target.kind in WORDS:
        return (target, actual, ()) if actual.kind in WORDS else None
    if target.kind in TIME:
        return (target, actual, ()) if _is_time(target, actual) else None
    if actual.number is None:
        return None
    special = _as_ratio(target, actual) or _over_the_year(target, actual, text)
    if special is not None:
        return special
    if QuantityKind.RANGE not in (target.kind, actual.kind) and target.kind is not actual.kind:
        return None
    both = in_one_measure(target, actual)
    return (*both, ()) if both else None


def _is_time(target: Quantity, actual: Quantity) -> bool:
    """Return whether an actual tells when: words do, a day of every month only against one."""
    if actual.kind in WORDS:
        return True
    return actual.kind in TIME and is_monthly(target) is is_monthly(actual)


def _as_ratio(target: Quantity, actual: Quantity) -> Pair | None:
    """Return a target between 0 and 1 without a unit as the ratio its actual is."""
    number = target.number
    if actual.kind is not QuantityKind.RATIO or target.dimension is not None:
        return None
    if target.kind is not QuantityKind.COUNT or number is None or not 0 < number < 1:
        return None
    told = message("目标值没有写单位，按比率{number:.2%}比较", number=number)
    return replace(target, kind=QuantityKind.RATIO, dimension=_RATIO), actual, (told,)


def _over_the_year(target: Quantity, actual: Quantity, text: str) -> Pair | Message | None:
    """Return so many a month as so many a year, beside what was counted over the year.

    No more than is due in a single month may as well be of every month, and is not guessed.
    """
    over, _, period = (target.dimension or "").rpartition("/")
    if not over or actual.kind not in _COUNTED or actual.dimension != over:
        return None
    times = _IN_A_YEAR.get(period)
    if times is None or actual.number is None:
        return None
    once = target.value if isinstance(target.value, tuple) else (target.number or Decimal(0),)
    if times > 1 and 0 < actual.number <= Decimal(once[-1]) and not text.startswith(_OF_THE_YEAR):
        return message(
            "实际完成值“{actual}”没有写周期，可能是每{period}{actual}，也可能是全年{actual}；"
            "请写明，如“每{period}{actual}”或“全年{actual}”。",
            actual=text,
            period=period,
        )
    due = tuple(Decimal(each) * times for each in once)
    whole: QuantityValue = due[0] if len(due) == 1 else (due[0], due[1])
    wanted = replace(target, value=whole, dimension=f"{over}/年")
    if times == 1:
        return wanted, actual, ()
    told = message(
        "目标值每{period}计，全年{times}个，实际值按全年合计比较", period=period, times=times
    )
    return wanted, actual, (told,)
