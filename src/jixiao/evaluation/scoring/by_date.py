"""By a day: all points when done in time, none when late."""

from __future__ import annotations

from calendar import monthrange
from typing import TYPE_CHECKING, Final

from jixiao.evaluation.share import NOTHING, WHOLE, Share, settled
from jixiao.model.message import message

if TYPE_CHECKING:
    from jixiao.standards.scoring import ScoringScheme

_OPEN_YEAR: Final = "--"
_MONTH: Final = 2
_DAY: Final = 3


def by_date(last: str, done: str, scheme: ScoringScheme, year: int | None) -> Share | None:
    """Return the share for what was due by a day; None when a year is told nowhere.

    Days are ISO texts as in `Quantity`: `2024-12-31`, `2024-12` for the whole month, `--12-31`
    and `--12` of an open year, which then is `year`.
    """
    due, told = _last_day(last, year), _last_day(done, year)
    if due is None or told is None:
        return None
    name, clause = "date", scheme.date_source
    if told <= due:
        return settled(name, WHOLE, message("按期完成，得满分"), clause)
    return settled(name, NOTHING, message("逾期完成，不得分"), clause)


def _last_day(text: str, year: int | None) -> tuple[int, int, int] | None:
    """Return year, month and last day of what a text names."""
    if text.startswith(_OPEN_YEAR):
        if year is None:
            return None
        text = f"{year}-{text.removeprefix(_OPEN_YEAR)}"
    parts = [int(part) for part in text.split("-")]
    if len(parts) < _MONTH:
        return parts[0], 12, 31
    if len(parts) < _DAY:
        return parts[0], parts[1], monthrange(parts[0], parts[1])[1]
    return parts[0], parts[1], parts[2]
