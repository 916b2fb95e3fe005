"""What will be spent by the end of the year, from what was spent by the end of a month."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Final

from jixiao.evaluation.share import at_places
from jixiao.model.message import message
from jixiao.model.progress import MoneyForecast

if TYPE_CHECKING:
    from collections.abc import Sequence
    from decimal import Decimal

    from jixiao.monitoring.expected_curve import ExpectedCurve

_PLACES: Final = 2


def forecast(
    spent: Decimal,
    month: int,
    curve: ExpectedCurve,
    earlier: Sequence[Sequence[Decimal]] = (),
) -> MoneyForecast | None:
    """Return the spending of the whole year; None when nothing was due by the month.

    `earlier` are cumulative sums at the end of the twelve months of earlier years. With two or
    more, each gives the share it had spent by the month: the mean of them gives the forecast, the
    largest and smallest its interval. Else the expected curve does, without an interval.
    """
    shares = [
        Fraction(year[month - 1]) / Fraction(year[-1])
        for year in earlier
        if len(year) >= month and year[-1] > 0 and year[month - 1] > 0
    ]
    if len(shares) > 1:
        return _from_years(spent, month, shares)
    due = curve.at(month)
    if not due:
        return None
    how = message("以前年度不足两年，按应达进度推算，没有区间")
    return MoneyForecast(_rounded(Fraction(spent) / due), None, None, how)


def _from_years(spent: Decimal, month: int, shares: Sequence[Fraction]) -> MoneyForecast:
    mean = sum(shares, Fraction(0)) / len(shares)
    whole = Fraction(spent)
    return MoneyForecast(
        _rounded(whole / mean),
        _rounded(whole / max(shares)),
        _rounded(whole / min(shares)),
        message("按前{years}年{month}月底的平均进度推算", years=len(shares), month=month),
    )


def _rounded(amount: Fraction) -> Decimal:
    return at_places(amount, _PLACES)
