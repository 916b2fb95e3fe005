"""By a day: all points when done in time, none when late."""

from __future__ import annotations

import re
from calendar import monthrange
from typing import TYPE_CHECKING, Final

from jixiao.evaluation.incomparable import is_monthly, not_a_time
from jixiao.evaluation.share import NOTHING, WHOLE, Share, settled
from jixiao.model.message import Message, message
from jixiao.model.quantity import QuantityKind

if TYPE_CHECKING:
    from jixiao.evaluation.reached import Reached
    from jixiao.standards.scoring import ScoringScheme

Day = tuple[int, int, int]
_OPEN_YEAR: Final = "--"
_EVERY_MONTH: Final = "---"
_MONTH: Final = 2
_DAY: Final = 3
_TIME: Final = {QuantityKind.DATE, QuantityKind.PERIOD}
_UNDONE: Final = re.compile(
    r"(?:尚|还|仍|均|暂)*(?:未|没有|没能|没)(?!逾|超|延|拖|误|推迟|滞后)|逾期|超期|延期|延迟|推迟|滞后|正在|进行中|在建"
)


def by_date(held: Reached, scheme: ScoringScheme, year: int | None) -> Share:
    """Return the share for what was due by a day; open where the actual does not tell.

    `year` completes days printed without one. A month that the due day lies within tells as
    little as months that end before those of the target.
    """
    name, clause = "date", scheme.date_source
    found = _in_time(held, year)
    if isinstance(found, Message):
        return Share(name, NOTHING, WHOLE, found, clause)
    if is_undone(held):
        return settled(name, NOTHING, message("没有按期完成，不得分"), clause)
    if found:
        return settled(name, WHOLE, message("按期完成，得满分"), clause)
    return settled(name, NOTHING, message("逾期完成，不得分"), clause)


def is_undone(held: Reached) -> bool:
    """Return whether words, not a day, say that what was due has not been done in time."""
    return held.actual.kind not in _TIME and bool(_UNDONE.match(held.actual_text.strip()))


def due_day(held: Reached, year: int | None) -> Day | None:
    """Return the last day in time as (year, month, day); None where a year is told nowhere.

    A day of every month is (0, 0, day).
    """
    return _days(_end(held.target.value), year)[1]


def done_from(held: Reached, year: int | None) -> Day | None:
    """Return the first day of what the actual names; None for words and days of every month."""
    if held.actual.kind not in _TIME or is_monthly(held.actual):
        return None
    return _days(_end(held.actual.value), year)[0]


def _in_time(held: Reached, year: int | None) -> bool | Message:
    if held.actual.kind not in _TIME:
        return False if is_undone(held) else not_a_time(held.target, held.actual_text)
    if is_monthly(held.target) is not is_monthly(held.actual):
        return not_a_time(held.target, held.actual_text)
    due = due_day(held, year)
    first, last = _days(_end(held.actual.value), year)
    if due is None or first is None or last is None:
        return message("日期没有写年份，不能判断是否按期")
    if first <= due < last:
        return message(
            "“{actual}”没有写到日，不能判断是否在期限内；请写明完成日期", actual=held.actual_text
        )
    both_periods = held.target.kind is held.actual.kind is QuantityKind.PERIOD
    if both_periods and last < due:
        return message(
            "“{actual}”早于目标值的期末，可能是提前完成，也可能只做到这时；请写明完成日期，"
            "没有完成的填写“尚未完成”",
            actual=held.actual_text,
        )
    return last <= due


def _end(value: object) -> str:
    """Return the day, or the last month of a period."""
    return str(value[-1] if isinstance(value, tuple) else value)


def _days(text: str, year: int | None) -> tuple[Day | None, Day | None]:
    """Return the first and the last day of what an ISO text names."""
    if text.startswith(_EVERY_MONTH):
        day = (0, 0, int(text.removeprefix(_EVERY_MONTH)))
        return day, day
    if text.startswith(_OPEN_YEAR):
        if year is None:
            return None, None
        text = f"{year}-{text.removeprefix(_OPEN_YEAR)}"
    parts = [int(part) for part in text.split("-")]
    if len(parts) < _MONTH:
        return (parts[0], 1, 1), (parts[0], 12, 31)
    if len(parts) < _DAY:
        last = monthrange(parts[0], parts[1])[1]
        return (parts[0], parts[1], 1), (parts[0], parts[1], last)
    day = (parts[0], parts[1], parts[2])
    return day, day
