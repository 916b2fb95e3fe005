"""What will be spent by the end of the year, from what was spent by the end of a month."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from jixiao.evaluation.share import at_places
from jixiao.model.message import message
from jixiao.model.progress import MoneyForecast

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jixiao.monitoring.back_test import BackTest
    from jixiao.monitoring.expected_curve import ExpectedCurve

_PLACES: Final = 2


def forecast(
    spent: Decimal,
    month: int,
    curve: ExpectedCurve,
    earlier: Sequence[Sequence[Decimal]] = (),
    tested: BackTest | None = None,
) -> MoneyForecast | None:
    """Return the spending of the whole year; None when nothing was due by the month.

    `earlier` are cumulative sums at the end of the twelve months of the project's earlier years.
    Where forecasts were `tested` back on the division's earlier years, the way that came nearer
    there is taken, with the interval that held eight of ten of them. Else, with two or more
    earlier years, the mean share they had spent by the month gives the forecast, the largest and
    smallest its interval; else the expected curve does, without an interval.
    """
    shares = [
        Fraction(year[month - 1]) / Fraction(year[-1])
        for year in earlier
        if len(year) >= month and year[-1] > 0 and year[month - 1] > 0
    ]
    if tested is not None:
        return _from_test(spent, month, curve, shares, tested)
    if len(shares) > 1:
        return _from_years(spent, month, shares)
    due = curve.at(month)
    if not due:
        return None
    how = message("以前年度不足两年，按应达进度推算，没有区间")
    return MoneyForecast(_rounded(Fraction(spent) / due), None, None, how)


def _from_test(
    spent: Decimal,
    month: int,
    curve: ExpectedCurve,
    shares: Sequence[Fraction],
    tested: BackTest,
) -> MoneyForecast | None:
    if tested.by_years and len(shares) > 1:
        share = sum(shares, Fraction(0)) / len(shares)
        way = message("前{years}年{month}月底的平均进度", years=len(shares), month=month)
    else:
        share, way = curve.at(month), message("应达进度")
    if not share:
        return None
    whole = Fraction(spent) / share
    low = max(whole * tested.low, Fraction(spent))
    return MoneyForecast(
        _rounded(whole),
        _rounded(low),
        _rounded(max(whole * tested.high, low)),
        message(
            "按{way}推算；区间是以前年度{month}月底{cases}次回测中八成落入的范围，"
            "回测平均误差{error:.1%}",
            way=way,
            month=month,
            cases=tested.cases,
            error=Decimal(tested.error.numerator) / Decimal(tested.error.denominator),
        ),
    )


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
